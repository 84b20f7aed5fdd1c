"""What is done to a site that a builder made, before it is audited; `folder` alone touches files."""

from . import security_policy
from .folder import finish, texts

__all__ = ["finish", "security_policy", "texts"]
