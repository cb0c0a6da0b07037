"""Every key that the code can show has words in both languages, and no words are left over."""

from __future__ import annotations

import ast
import errno
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

import pytest

import resources
from alertadores.app.inbox import EMISSION
from alertadores.app.views import Standing
from alertadores.cli.main import COMMANDS
from alertadores.domain.entry import Reason
from alertadores.domain.schemas import SCHEMAS
from alertadores.domain.states import Proceeding
from alertadores.errors import ProgrammingError, UserError, system_reason
from alertadores.interop.alert_rows import Outcome
from alertadores.interop.duplicates import ReasonCode
from alertadores.messages import LANGUAGES, Language, explain, sentence
from alertadores.vault.lock import LockKind
from crypto import canonical

_ROOT: Final = Path(__file__).resolve().parents[1]
_ERRORS: Final = frozenset({"UserError", "EnvironmentFault", "IntegrityError", "ProgrammingError"})
_SENTENCES: Final = frozenset({"Statement.of", "sentence", "say", "_WrongError"})
# Where a call has its key, if not first.
_KEY_AT: Final = {"say": 1}
_KEY: Final = re.compile(r"[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_OF_OFFICE: Final = ("member.proposed", "member.roles_proposed", "member.removal_proposed")


def _hyphened(name: str) -> str:
    return name.replace(".", "-").replace("_", "-")


# Keys made of a fixed part and a name; the names are all known.
_MADE: Final = {
    "cli.did-": frozenset(map(_hyphened, SCHEMAS)),
    "cli.field-": frozenset(
        _hyphened(field.name) for schema in SCHEMAS.values() for field in schema.fields
    )
    # What is told in the values of a proposal that rules see.
    | {"consent", "destination", "families", "number", "outcome", "roles", "words"},
    "cli.help-": frozenset(COMMANDS),
    "cli.kind-": frozenset(map(_hyphened, (*Proceeding, EMISSION, *_OF_OFFICE))),
    "cli.language-": frozenset(LANGUAGES),
    "cli.lock-": frozenset(LockKind),
    "cli.row-": frozenset(Outcome),
    "cli.sign-": frozenset(get_args(ReasonCode)),
    "cli.standing-": frozenset(Standing),
    "founding.": frozenset(
        {
            "incompatible-roles",
            "two-administrators",
            "coordinator-and-case-officer",
            "two-custodians",
            "one-auditor",
        }
    ),
    "vault.wrong-": frozenset({"passphrase", "code"}),
}
# What looks like a key and is a file.
_FILES: Final = re.compile(r".*\.(?:json|db|lock|pdf|csv)\Z")


@dataclass(slots=True)
class Used:
    """What the code mentions.

    Attributes:
        raised: key of an error → the sets of details it is raised with.
        said: key of a sentence → the sets of values it is said with.
        mentioned: every text that looks like a key.
        made: fixed parts of keys that are put together.
    """

    raised: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    said: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)


@cache
def words(language: Language) -> Any:
    return canonical.loads(resources.read("i18n", f"messages.{language}.json"))


def placeholders(text: str) -> frozenset[str]:
    """Return the names of a text's placeholders; anything but a bare name is refused."""
    found = set()
    for _text, name, spec, conversion in string.Formatter().parse(text):
        if name is not None:
            assert name.isidentifier(), f"{text!r} asks for more than a value"
            assert not spec, f"{text!r} formats a value"
            assert conversion is None, f"{text!r} converts a value"
            found.add(name)
    return frozenset(found)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            yield called if called == "Statement.of" else called.rpartition(".")[2], node


def literals_of(call: ast.Call, position: int) -> list[str]:
    return literals(call.args[position]) if len(call.args) > position else []


def given(call: ast.Call) -> list[frozenset[str]]:
    """Return the names of the values a call gives, once; not at all if that is not written."""
    names = [each.arg for each in call.keywords]
    for each in call.args[2:]:
        keys = each.keys if isinstance(each, ast.Dict) else [None]
        names += [key.value if isinstance(key, ast.Constant) else None for key in keys]
    return [] if None in names else [frozenset(map(str, names))]


def literals(node: ast.expr) -> list[str]:
    """Return the texts an expression can be, as far as they are written there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return []


@cache
def used() -> Used:
    found = Used()
    for path in sorted([*_ROOT.glob("alertadores/**/*.py"), *_ROOT.glob("ui/**/*.py")]):
        tree = ast.parse(path.read_bytes())
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                found.made.add(str(node.values[0].value))
            elif isinstance(node, ast.Constant) and _KEY.match(str(node.value)):
                found.mentioned.add(str(node.value))
        for name, call in calls(tree):
            told = found.raised if name in _ERRORS else found.said if name in _SENTENCES else {}
            for key in filter(_KEY.match, literals_of(call, _KEY_AT.get(name, 0))):
                told.setdefault(key, []).extend(given(call))
    for reason in Reason:
        found.raised.setdefault(reason.value, []).append(frozenset())
    return found


def needed() -> dict[str, set[str]]:
    """Return the keys that need words: those of calls, and what looks like one of theirs."""
    errors, sentences = set(used().raised), set(used().said)
    told = {key for kind in ("errors", "sentences") for key in words("es")[kind]}
    rooms = {key.partition(".")[0] for key in errors | sentences | told}
    made = {part + name for part in used().made & set(_MADE) for name in _MADE[part]}
    seen = {key for key in used().mentioned if key.partition(".")[0] in rooms} - set(SCHEMAS)
    for key in (seen | made) - errors - sentences:
        if key in words("es")["sentences"] or key.startswith(("verify.", "cli.")):
            sentences.add(key)
        elif not _FILES.match(key):
            errors.add(key)
    return {"errors": errors, "sentences": sentences}


@pytest.mark.parametrize("kind", ["errors", "sentences"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words_and_no_words_are_left_over(language: Language, kind: str) -> None:
    keys = needed()[kind]
    there = set(words(language)[kind])
    assert not (lack := sorted(keys - there)), f"{kind} without words in {language}: {lack}"
    assert not (idle := sorted(there - keys)), f"{kind} that nothing uses in {language}: {idle}"


def texts(language: Language, kind: str, key: str) -> list[str]:
    found = words(language)[kind][key]
    return [found] if isinstance(found, str) else found


def all_keys() -> list[tuple[str, str]]:
    return [(kind, key) for kind in ("errors", "sentences") for key in sorted(words("es")[kind])]


def test_both_languages_ask_for_the_same_values() -> None:
    for kind, key in all_keys():
        asked = {
            language: frozenset[str]().union(*map(placeholders, texts(language, kind, key)))
            for language in LANGUAGES
        }
        assert asked["es"] == asked["en"], key


def test_every_value_that_words_ask_for_is_given_wherever_the_key_is_used() -> None:
    sites: Mapping[str, Mapping[str, list[frozenset[str]]]] = {
        "errors": used().raised,
        "sentences": used().said,
    }
    for kind, key in all_keys():
        asked = frozenset[str]().union(*map(placeholders, texts("es", kind, key)))
        for given in sites[kind].get(key, []):
            assert asked <= given, f"{key} is used without {sorted(asked - given)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_has_three_full_sentences(language: Language) -> None:
    for key, parts in words(language)["errors"].items():
        assert len(parts) == 3, key
        for part in parts:
            assert part == part.strip(), key
            assert part[-1] in ".?!»)", f"{key}: {part}"
            assert part[0].isupper() or part[0] in "«“¿¡{", f"{key}: {part}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_printable_lines(language: Language) -> None:
    for kind in ("errors", "sentences"):
        for key in words(language)[kind]:
            assert all(text.isprintable() and text for text in texts(language, kind, key)), key


def test_a_file_of_words_has_three_parts() -> None:
    for language in LANGUAGES:
        assert set(words(language)) == {"errors", "sentences", "system"}


def test_what_the_system_refuses_for_has_words_in_both_languages() -> None:
    assert words("es")["system"].keys() == words("en")["system"].keys()
    kinds = {"OSError", "ValueError"}
    assert set(words("es")["system"]) <= set(errno.errorcode.values()) | kinds
    for language in LANGUAGES:
        for text in words(language)["system"].values():
            assert re.fullmatch(r"[^\W\d_].*[^\s.]", text), "a part of a sentence"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "ya no está ahí"),
        (PermissionError(errno.EACCES, "Permission denied"), "no hay permiso"),
        (ValueError("embedded null byte"), "el nombre no es válido"),
        (OSError("no code at all"), "el sistema no dijo por qué"),
        (OSError(errno.ECHILD, "No child processes"), "ECHILD"),
    ],
    ids=["missing", "forbidden", "null in the name", "without a code", "rare"],
)
def test_the_system_is_never_quoted_in_its_own_language(error: Exception, told: str) -> None:
    reason = system_reason(error)
    said = explain(UserError("file.unreadable", file="alertas.csv", reason=reason), "es").happened
    assert said == f"No se pudo leer «alertas.csv» ({told})."


def test_an_error_is_explained_with_its_details() -> None:
    explanation = explain(UserError("cli.no-such-command", command="vreify"), "es")
    assert "«vreify»" in explanation.happened
    assert str(explanation) == f"{explanation.happened} {explanation.means} {explanation.do}"


def test_a_sentence_is_filled() -> None:
    said = sentence("verify.included", "en", {"entries": 11})
    assert "11" in said


def test_a_value_that_is_missing_leaves_a_gap_and_no_second_failure() -> None:
    assert "…" in sentence("verify.included", "es")
    assert "…" in explain(UserError("cli.no-such-command"), "en").happened


def test_a_key_without_words_is_shown_itself() -> None:
    assert sentence("nobody.said-this", "es", {"a": 1}) == "[nobody.said-this]"
    error = ProgrammingError("nobody.raised-this", file="{curly}")
    assert str(explain(error, "es")) == "[nobody.raised-this (file={curly})]"
