"""Lets `python -m generator` stand for the command `explainer`."""

from .cli import main

main()
