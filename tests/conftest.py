"""Settings of all tests."""

import gc
import os

from hypothesis import Phase, settings

# How long one example takes tells of the machine, not of the code; pytest's own time limit stops what hangs.
settings.register_profile("any machine", deadline=None)
# A mutant is noticed by the first failure; the smallest is not asked for.
settings.register_profile("first failure", deadline=None, phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "any machine"))

# Sites and pages are large, and few of them refer to themselves: looking for circles takes a tenth of the time.
gc.set_threshold(100_000, 50, 100)
