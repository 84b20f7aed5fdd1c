"""EDGE: the command `explainer`, one module a command; nothing else prints or exits."""

from .main import main

__all__ = ["main"]
