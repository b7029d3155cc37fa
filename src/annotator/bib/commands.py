"""What LaTeX commands mean in Unicode, and which may leave the program again as they came in."""

from __future__ import annotations

from typing import Final

ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "t": "\u0361", "G": "\u030f", "U": "\u030e", "h": "\u0309",
}
"""Accent command to combining character, which follows its letter."""

SYMBOLS: Final = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«",
    "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "flqq": "«", "frqq": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›", "textquotedbl": '"', "textquotesingle": "'", "textasciigrave": "`", "glqq": "„",
    "grqq": "“", "lq": "‘", "rq": "’", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
    "textbraceright": "}", "textunderscore": "_", "textdollar": "$", "textbar": "|", "textless": "<",
    "textgreater": ">", "lbrace": "{", "rbrace": "}",
    "textcopyright": "©", "copyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£",
    "textsterling": "£", "texteuro": "€", "euro": "€", "S": "§", "textsection": "§", "P": "¶", "dag": "†",
    "ddag": "‡", "textdegree": "°", "textordmasculine": "º", "textordfeminine": "ª", "textexclamdown": "¡",
    "textquestiondown": "¿", "textperiodcentered": "·", "textbullet": "•", "slash": "/",
    "textsuperscripttwo": "²",
    "textonehalf": "½", "textmu": "µ", "textpm": "±", "texttimes": "×", "textzwnj": "\u200c",
    "zwnj": "\u200c",
    "ayn": "ʿ", "hamza": "ʾ", "TeX": "TeX", "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX", "ConTeXt": "ConTeXt",
     "nobreakdash": "",
    "relax": "", "par": "\n\n", "newline": "\n", "linebreak": "\n", "space": " ", "quad": "\u2003",
    "thinspace": "\u2009", "nobreakspace": "\u00a0", "protect": "",
}
"""Command without argument to text."""

CONTROL_SYMBOLS: Final = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    ",": "\u2009", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "\\": "\n", "*": "", "|": "|",
}
"""Backslash and one character that is no letter, accents excepted."""

WRAPPERS: Final = frozenset((
    "emph", "textit", "textbf", "textsl", "textsc", "textrm", "textsf", "texttt", "textup", "textmd",
    "textnormal",
    "text", "mbox", "underline", "enquote", "mkbibquote", "mkbibemph", "mkbibbold", "MakeUppercase",
    "MakeLowercase", "textpersian", "textfarsi", "textarabic", "textenglish", "textlatin", "lr", "rl",
    "LR", "RL",
    "foreignlanguage", "textsuperscript", "textsubscript", "url", "nolinkurl", "path", "bibstring", "nocase",
    "ensuremath", "uppercase", "hbox", "citetitle",
))
"""Commands whose argument is the text; formatting is forgotten in Unicode, kept in the imported entry."""

SWITCHES: Final = frozenset((
    "em", "it", "bf", "sl", "sc", "rm", "sf", "tt", "itshape", "bfseries", "scshape", "slshape", "upshape",
    "mdseries", "rmfamily", "sffamily", "ttfamily", "normalfont", "small", "footnotesize", "large",
    "normalsize",
    "selectfont",
))
"""Commands that change the font until the group ends."""

ARGUMENT_ACCENTS: Final = frozenset(command for command in ACCENTS if command.isalpha())
"""Accents written with a letter: ``\\c{c}``."""

DROPPED_ARGUMENTS: Final = {
    "foreignlanguage": 1, "href": 1, "textcolor": 1, "noopsort": 1, "hspace": 1, "vspace": 1, "label": 1,
    "index": 1,
    "phantom": 1, "selectlanguage": 1, "fontsize": 2,
}
"""Commands whose first arguments are no text."""

ALLOWED_WRAPPERS: Final = frozenset((
    "emph", "textit", "textbf", "textsc", "textsl", "textup", "textsuperscript", "textsubscript", "url",
))
"""Commands with one argument that an imported value may carry out again unchanged."""

ALLOWED_SYMBOLS: Final = frozenset((
    "ss", "o", "O", "ae", "AE", "oe", "OE", "aa", "AA", "l", "L", "i", "j", "dots", "ldots", "textellipsis",
    "textendash", "textemdash", "textquoteleft", "textquoteright", "textquotedblleft", "textquotedblright",
    "textbackslash", "textasciitilde", "textasciicircum", "textbraceleft", "textbraceright", "textunderscore",
    "textdollar", "textbar", "textless", "textgreater", "textasciigrave", "copyright", "pounds", "S", "P",
    "dag",
    "ddag", "textdegree", "textregistered", "texttrademark", "TeX", "LaTeX",
))
"""Commands without argument that LaTeX always knows and that may go out again unchanged."""

GREEK: Final = dict(zip(
    ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu",
     "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta",
     "Lambda",
     "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "times", "pm", "cdot", "infty"),
    "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ×±·∞", strict=True,
))
"""Math commands that stand for one character."""

ALLOWED_IN_MATH: Final = frozenset((
    *GREEK, "varepsilon", "varphi", "leq", "geq", "neq", "approx",
    "sim", "sqrt", "frac", "sum", "int", "partial", "to", "rightarrow", "leftarrow", "circ", "prime",
    "mathrm", "mathbf", "mathit", "mathcal", "mathbb", "ell", "le", "ge", "in", "log", "exp", "sin", "cos",
))
"""Commands plain math may use."""
