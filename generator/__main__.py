"""Lets `python -m generator` stand for the command `explainer`."""

from generator.cli import main

main()
