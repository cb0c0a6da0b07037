"""Finding one's own rows among those of the whole office.

A row's tag is made from its case's trace key and a number that is at most one more than the rows
of the case before it. So for each case with n rows the tags of 1 to n + 1 are awaited, and
nothing else has to be tried.
"""

from __future__ import annotations

from alertadores.ledger.rows import row_tag
from crypto.secret import SecretBytes


class AwaitedTags:
    """The tags that rows of known cases may have next."""

    def __init__(self) -> None:
        self._cases: dict[bytes, bytes | None] = {}
        self._keys: dict[bytes | None, tuple[SecretBytes, ...]] = {}
        self._reached: dict[bytes | None, int] = {}
        self._rows: dict[bytes | None, int] = {}

    def watch(self, case: bytes | None, trace_keys: tuple[SecretBytes, ...], rows: int) -> None:
        """Await the rows of a case (None: of the office) that has `rows` rows so far."""
        self._keys[case] = trace_keys
        self._reached[case] = 0
        self._rows[case] = rows
        self._await(case, rows + 1)

    def case_of(self, tag: bytes) -> tuple[bool, bytes | None]:
        """Tell whether a tag is awaited, and for which case."""
        return tag in self._cases, self._cases.get(tag)

    def advance(self, case: bytes | None) -> None:
        """Note one row more of a case."""
        self._rows[case] += 1
        self._await(case, self._rows[case] + 1)

    def _await(self, case: bytes | None, number: int) -> None:
        for key in self._keys[case]:
            for each in range(self._reached[case] + 1, number + 1):
                self._cases[row_tag(key, each)] = case
        self._reached[case] = max(self._reached[case], number)
