"""Raw article to record and archived text, and proofs from both. Imports views, model and below."""

from .proving import prove
from .upgrade import upgrade

__all__ = ["prove", "upgrade"]
