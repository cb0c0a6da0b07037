"""What commands say: sentences, labels of catalogues, and values as JSON."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

from alertadores.app.catalog_keys import CATALOG_OF
from alertadores.app.shipped_catalogs import load_catalogs
from alertadores.cli.terminal import Terminal
from alertadores.domain.catalogs import CatalogName
from alertadores.messages import sentence
from crypto.canonical import b64u_encode

_LANGUAGES: Final = frozenset({"en", "es"})


def say(terminal: Terminal, key: str, **values: str | int) -> str:
    """Return a sentence in the language of the terminal."""
    return sentence(key, terminal.language, values)


def label(terminal: Terminal, catalog: CatalogName, key: str) -> str:
    """Return the label of a key, or the key itself where the catalogue does not know it.

    A label is wanted for keys that are no longer in force as well.
    """
    for entry in load_catalogs()[catalog].entries:
        if entry.key == key:
            return entry.label.en if terminal.language == "en" else entry.label.es
    return key


def shown(terminal: Terminal, name: str, value: Any) -> str:
    """Return the value of a field as a person reads it."""
    if isinstance(value, bool):
        return say(terminal, "cli.yes" if value else "cli.no")
    if isinstance(value, list):
        return "; ".join(shown(terminal, name, each) for each in value)
    if name == "language" and value in _LANGUAGES:
        return say(terminal, f"cli.language-{value}")
    catalog = CATALOG_OF.get(name)
    return str(value) if catalog is None else label(terminal, catalog, str(value))


def lines_of(text: str, indent: str) -> Iterator[str]:
    """Return a text line by line, as a terminal shows it.

    Only the line feed ends a line; what else may end one is shown as a foreign character.
    """
    for line in text.split("\n"):
        yield indent + line.replace("\t", "    ")


def field_lines(fields: Mapping[str, Any], terminal: Terminal, indent: str) -> Iterator[str]:
    """Return the fields of an entry, each under its name."""
    for name, value in fields.items():
        told = say(terminal, f"cli.field-{name.replace('_', '-')}")
        text = shown(terminal, name, value)
        if "\n" in text:
            yield f"{indent}{told}:"
            yield from lines_of(text, indent + "  ")
        else:
            yield from lines_of(f"{told}: {text}", indent)


def padded(text: str, width: int) -> str:
    """Return a text filled up to a width; letters with loose accents take one column."""
    columns = sum(not unicodedata.combining(char) for char in text)
    return text + " " * (width - columns)


def plain(value: Any) -> Any:
    """Return a value of the service as JSON: hashes in base64url, times in ISO 8601."""
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if dataclasses.is_dataclass(value):
        names = [each.name for each in dataclasses.fields(value)]
        return {name: plain(getattr(value, name)) for name in names}
    return _scalar(value)


def _scalar(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case bytes():
            return b64u_encode(value)
        case date():  # a datetime is one too
            return value.isoformat()
    return value
