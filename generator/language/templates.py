"""The words of templates: gettext's functions for them, and dates, numbers and lists in the site's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .interface import InterfaceLanguage

if TYPE_CHECKING:
    # Commands that render nothing do without.
    from jinja2 import Environment
    from markupsafe import Markup


def install_words(environment: Environment, language: InterfaceLanguage) -> None:
    """Gives templates `_`, `gettext`, `ngettext`, `pgettext` and `npgettext`, and the filters for dates and numbers.

    Words of a catalogue are HTML, as those of a template are; what is put into them is escaped.
    """
    from markupsafe import Markup as Html

    def filled(text: str, values: Mapping[str, object]) -> Markup:
        return Html(text) % language.said(dict(values))

    def gettext(text: str, /, **values: object) -> Markup:
        return filled(language.message(text), values)

    def pgettext(context: str, text: str, /, **values: object) -> Markup:
        return filled(language.message(text, context), values)

    def ngettext(one: str, more: str, number: int, /, **values: object) -> Markup:
        return filled(language.messages(one, more, number), {"num": number, **values})

    def npgettext(context: str, one: str, more: str, number: int, /, **values: object) -> Markup:
        return filled(language.messages(one, more, number, context), {"num": number, **values})

    environment.add_extension("jinja2.ext.i18n")
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    found = {"gettext": gettext, "ngettext": ngettext, "pgettext": pgettext, "npgettext": npgettext}
    environment.globals |= {**found, "_": gettext, "listed": language.listed}
    environment.filters |= {
        "say": language.say,
        "say_year": language.say_year,
        "say_until": language.say_until,
        "number": language.number,
    }
