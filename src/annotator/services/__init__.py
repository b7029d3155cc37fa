"""What the program can do, in the user's verbs.

Lives here: deeds ("tag this selection", "link that source") as one transaction each, and the
read models both faces show. Never here: Qt, SQL, printing, sentences for people.
"""
