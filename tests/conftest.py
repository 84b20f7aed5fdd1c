"""Settings of all tests."""

import gc

from hypothesis import settings

# How long one example takes tells of the machine, not of the code; pytest's own time limit stops what hangs.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# Sites and pages are large, and few of them refer to themselves: looking for circles takes a tenth of the time.
gc.set_threshold(100_000, 50, 100)
