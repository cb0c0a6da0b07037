"""Words for keys: what a person reads when an error or a statement is shown.

Texts live in `resources/i18n/messages.<language>.json`. An error has three sentences: what
happened, what it means, what to do. Domain, ledger and vault raise keys and know no words. A test
holds every key in the code to its words; should one ever be missing, the key itself is shown, for
nobody is helped by a second failure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from alertadores.errors import AlertadoresError
from crypto import canonical
from resources import MissingResourceError, read

Language = Literal["es", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("es", "en")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person reads about an error."""

    happened: str
    means: str
    do: str

    def __str__(self) -> str:
        """Return the three sentences as one line."""
        return " ".join(filter(None, (self.happened, self.means, self.do)))


def explain(error: AlertadoresError, language: Language) -> Explanation:
    """Return the words for an error."""
    texts = _texts(language)["errors"].get(error.key)
    if texts is None:
        return Explanation(f"[{error}]", "", "")
    values = _Values(error.details)
    if "reason" in values:
        values["reason"] = reason_in_words(str(values["reason"]), language)
    return Explanation(*(text.format_map(values) for text in texts))


def reason_in_words(reason: str, language: Language) -> str:
    """Return the words for what `errors.system_reason` returns; for one without words, itself."""
    text: str = _texts(language).get("system", {}).get(reason, reason)
    return text


def sentence(key: str, language: Language, values: Mapping[str, str | int] | None = None) -> str:
    """Return one sentence by key, its placeholders filled."""
    text: str = _texts(language)["sentences"].get(key, f"[{key}]")
    return text.format_map(_Values(values or {}))


class _Values(dict[str, str | int]):
    """Shows a gap where a value is missing."""

    def __missing__(self, _name: str) -> str:
        return "…"


@cache
def _texts(language: Language) -> Any:
    try:
        return canonical.loads(read("i18n", f"messages.{language}.json"))
    except MissingResourceError:
        return {"errors": {}, "sentences": {}}
