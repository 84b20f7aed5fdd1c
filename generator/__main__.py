"""Lets `python -m generator` stand for the command `explainer`."""

from .cli import main

if __name__ == "__main__":  # and not where a process of ours begins
    main(prog_name="explainer")
