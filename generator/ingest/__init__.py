"""Raw article to record and archived text, and proofs from both. Imports views, model and below."""

from .proving import prove

__all__ = ["prove"]
