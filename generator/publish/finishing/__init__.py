"""What is done to a site that a builder made, before it is audited; `folder` alone touches files."""

from .folder import finish, texts

__all__ = ["finish", "texts"]
