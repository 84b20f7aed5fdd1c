"""Settings of all tests."""

import gc
import os
from collections.abc import Callable
from functools import wraps

from hypothesis import Phase, settings

from generator.source.diagnostic import Diagnostic, Label, Rule
from generator.source.text import Source, Span

# How long one example takes tells of the machine, not of the code; pytest's own time limit stops what hangs.
settings.register_profile("any machine", deadline=None)
# A mutant is noticed by the first failure; the smallest is not asked for.
settings.register_profile("first failure", deadline=None, phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "any machine"))

# Sites and pages are large, and few of them refer to themselves: looking for circles takes a tenth of the time.
gc.set_threshold(100_000, 50, 100)


def _whole(at: Callable[..., Diagnostic]) -> Callable[..., Diagnostic]:
    """`Rule.at` that holds each report that any test comes by to be whole."""

    @wraps(at)
    def checked(rule: Rule, place: Span | Source, message: str, help: str, *labels: Label) -> Diagnostic:
        assert isinstance(place, Span | Source), f"{rule.code}: no place"
        source = place.source if isinstance(place, Span) else place
        assert isinstance(source.path, str) and source.path, f"{rule.code}: in no file"
        assert isinstance(source.text, str), f"{rule.code}: in a file without text"
        assert isinstance(message, str) and message, f"{rule.code}: not said what is wrong"
        assert isinstance(help, str) and help, f"{rule.code}: not said how to mend it"
        assert all(isinstance(label, Label) and label.text for label in labels), f"{rule.code}: an empty label"
        return at(rule, place, message, help, *labels)

    return checked


Rule.at = _whole(Rule.at)  # type: ignore[method-assign]
