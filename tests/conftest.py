"""Settings of all tests."""

from hypothesis import settings

# How long one example takes tells of the machine, not of the code; pytest's own time limit stops what hangs.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
