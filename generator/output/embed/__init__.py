"""A claim as a card for other sites, in whose frames it stands; it imports what `output` does."""

from .card import embeds

__all__ = ["embeds"]
