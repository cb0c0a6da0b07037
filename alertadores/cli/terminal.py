"""What a command hands back, and how it is shown: sentences for people, one object for scripts."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from io import TextIOWrapper
from typing import Any, Final, TextIO

from alertadores.errors import AlertadoresError, IntegrityError, UserError
from alertadores.messages import Language, explain

SCHEMA: Final = "alertadores-cli/1"
# Of a line that is printed. Names of files and values out of bundles are somebody else's text: a
# control or format character in them could clear the screen or turn a verdict round.
_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# A person has nothing to mend here: somebody else goes first.
WAITS: Final = frozenset(
    {
        "join.not-yet",
        "office.keys-not-here",
        "publish.not-approved",
        "publish.not-emitted",
        "rule.waits",
        "vault.in-use",
        "vault.restored",
    }
)


class Code(IntEnum):
    """Exit codes (architecture §10). Never 0 with a check skipped."""

    DONE = 0
    WRONG = 1
    UNUSABLE = 2
    UNDECIDED = 3
    INTERRUPTED = 130


def code_of(error: AlertadoresError) -> Code:
    """Return the exit code of an error.

    Damage is an answer; a person's mistake is unusable input; the rest leaves it open.
    """
    if isinstance(error, IntegrityError):
        return Code.WRONG
    waits = error.key in WAITS or not isinstance(error, UserError)
    return Code.UNDECIDED if waits else Code.UNUSABLE


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one command.

    Attributes:
        code: exit code.
        lines: what a person reads on stdout.
        result: what a script reads; English keys, stable.
        warnings: sentences for stderr, in the object too.
        error: why it was not done.
    """

    code: Code
    lines: Sequence[str] = ()
    result: Mapping[str, Any] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    error: AlertadoresError | None = None


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command's result goes, and in which language."""

    quiet: bool = False
    json: bool = False

    @property
    def language(self) -> Language:
        """Spanish, unless the system speaks English."""
        spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
        return "en" if (spoken or "").startswith("en") else "es"

    def show(self, outcome: Outcome) -> None:
        """Print an outcome: the result on stdout, everything else on stderr.

        Raises:
            OSError: the result could not be written in full.
        """
        problem = None if outcome.error is None else str(explain(outcome.error, self.language))
        if self.json:
            _print([json.dumps(_as_object(outcome, problem), sort_keys=True)], sys.stdout)
        elif not self.quiet:
            _print(outcome.lines, sys.stdout)
        self.tell([*outcome.warnings, *([] if problem is None else [problem])])

    def tell(self, lines: Sequence[str]) -> None:
        """Print what is no result on stderr, harmlessly."""
        with contextlib.suppress(OSError):  # with nobody to tell, the exit code still says it
            _print(lines, sys.stderr)


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _print(lines: Sequence[str], stream: TextIO | None) -> None:
    """Write lines; a process that was started without the stream has nobody to tell."""
    if stream is not None:
        for line in lines:
            shown = ("�" if unicodedata.category(char) in _REFUSED else char for char in line)
            print("".join(shown), file=stream)
        stream.flush()


def _as_object(outcome: Outcome, problem: str | None) -> dict[str, Any]:
    result = dict(outcome.result)
    if outcome.error is not None:
        result |= {"error": outcome.error.key, "problem": problem}
    return {
        "schema": SCHEMA,
        "ok": outcome.code is Code.DONE,
        "code": int(outcome.code),
        "result": result,
        "warnings": list(outcome.warnings),
    }
