"""From a folio as somebody typed it to its case."""

from __future__ import annotations

from alertadores.domain.folio import parse_folio
from alertadores.errors import UserError
from alertadores.vault.view import ViewReader
from crypto.errors import FormatError


def find_case(reader: ViewReader, folio: str) -> bytes:
    """Return the case of a folio.

    Args:
        reader: of the list, on the thread that calls.
        folio: as it was typed.

    Raises:
        UserError: ``case.unknown-folio``; what was typed may have a slip.
            ``case.ambiguous-folio``, more than one case has it.
    """
    try:
        cases = reader.cases_of(parse_folio(folio))
    except FormatError:
        cases = []
    if not cases:
        raise UserError("case.unknown-folio")
    if len(cases) > 1:
        raise UserError("case.ambiguous-folio", count=len(cases))
    return cases[0]
