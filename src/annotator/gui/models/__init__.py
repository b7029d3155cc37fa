"""Item models over plain objects; they translate indexes and nothing else."""
