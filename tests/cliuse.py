"""The command line as members of a real office use it, each at their own desk.

The only difference to the real thing is the tests-only price of a passphrase and a clock that a
test moves; both are handed to `main` in the open. Vaults are closed between commands.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from unittest import mock

from alertadores.app.surroundings import Surroundings
from alertadores.cli.main import main
from crypto.passphrase import TESTS_ONLY
from tests.realoffice import PASSPHRASE, RealOffice

ENGLISH: Final = "en_US.UTF-8"
TODAY: Final = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> Any:
        """The one object on stdout of a command that was asked for JSON."""
        return json.loads(self.out)

    @property
    def result(self) -> Any:
        """Its result."""
        return self.object["result"]

    @property
    def error(self) -> str:
        """The key of its error."""
        key: str = self.result["error"]
        return key


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The program's command line, run in this process.

    Attributes:
        office: at whose desks commands are typed.
    """

    office: RealOffice

    @property
    def folder(self) -> Path:
        """Where the office and the files of a test lie."""
        return self.office.folder

    @property
    def surroundings(self) -> Surroundings:
        """What sessions find around them."""
        return Surroundings(self.office.clock, self.folder / "state", TESTS_ONLY)

    def run(
        self,
        name: str,
        *words: str | Path,
        stdin: bytes | None = b"",
        secret: str = PASSPHRASE,
        language: str = ENGLISH,
    ) -> Said:
        """Run a command at somebody's desk; their passphrase comes through a descriptor."""
        with typed(f"{secret}\n".encode()) as descriptor:
            vault = ("--vault", self.folder / name, "--passphrase-fd", str(descriptor))
            return self.raw(*vault, *words, stdin=stdin, language=language)

    def json(self, name: str, *words: str | Path, stdin: bytes = b"") -> Any:
        """Run a command that must succeed, and return its result."""
        said = self.run(name, "--json", *words, stdin=stdin)
        assert said.code == 0, said
        return said.result

    def refused(self, name: str, *words: str | Path, stdin: bytes | None = b"") -> tuple[int, str]:
        """Run a command that must fail, and return its code and the key of the error."""
        said = self.run(name, "--json", *words, stdin=stdin)
        assert said.code != 0, said
        assert said.err.strip() == said.result["problem"]
        assert not said.err.startswith("["), "a key without words"
        return said.code, said.error

    def raw(self, *words: str | Path, stdin: bytes | None = b"", language: str = ENGLISH) -> Said:
        """Run `main` with exactly these words."""
        keyboard = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        out, err = io.StringIO(), io.StringIO()
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            mock.patch.object(sys, "stdin", keyboard),
            mock.patch.dict(os.environ, {"LC_ALL": language}),
        ):
            code = main([str(word) for word in words], self.surroundings)
        return Said(code, out.getvalue(), err.getvalue())

    def sync(self, *names: str) -> None:
        """Let some members synchronise, one after another, through the window's service."""
        self.office.sync(*names)
        self.office.close()


@contextmanager
def typed(data: bytes) -> Iterator[int]:
    """Return a descriptor from which some bytes can be read."""
    read, write = os.pipe()
    try:
        os.write(write, data)
        os.close(write)
        yield read
    finally:
        os.close(read)


def command_line(office: RealOffice) -> CommandLine:
    """Return the command line of an office, at a time when the samples are not in the future."""
    office.clock.now = TODAY
    return CommandLine(office)
