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
    """
    try:
        case = reader.case_of(parse_folio(folio))
    except FormatError:
        case = None
    if case is None:
        raise UserError("case.unknown-folio")
    return case
