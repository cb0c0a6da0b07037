"""The public fields of an emission, as `datos.json` states them for machines.

Everything here is shown to everybody, on terminals and pages that others built, so each value has
a narrow grammar and one spelling.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from alertadores.domain.records import Code
from crypto import canonical
from crypto.errors import FormatError
from crypto.tokens import tokenise

MAX_TEXT: Final = 500_000
MAX_LINE: Final = 200


def _recorded(text: str) -> str:
    """Ask for the form of recorded texts; the same answer in every version of Python (ADR 0008)."""
    try:
        tokenise(text)
    except FormatError as error:
        raise ValueError(str(error)) from None
    return text


def _single(text: str) -> str:
    if "\n" in text:
        raise ValueError("the text has more than one line")
    return text


def _ordered(keys: tuple[str, ...]) -> tuple[str, ...]:
    if list(keys) != sorted(set(keys)):
        raise ValueError("the keys are not in order, or one is repeated")
    return keys


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), AfterValidator(_recorded)]
Line = Annotated[Text, StringConstraints(max_length=MAX_LINE), AfterValidator(_single)]
Keys = Annotated[tuple[Code, ...], Field(max_length=64), AfterValidator(_ordered)]


class PublicFields(BaseModel):
    """What an emission says; the fields of `public.emitted` in `alertadores.domain.schemas`.

    Attributes:
        agency: name of the agency that emits it.
        issued: day of emission.
        period: quarter of reception, such as ``2026-Q4``.
        alerter: key of `alerter_kinds`.
        conducts: keys of `conducts`, ascending.
        state: key of `alert_states`.
        measures: keys of `measure_families`, ascending.
        text: the public text; paragraphs end in a line feed.
        language: of the text and of the document.

    Raises:
        pydantic.ValidationError: a value outside its grammar; the error does not repeat it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    agency: Line
    issued: date
    period: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-Q[1-4]\z")]
    alerter: Code
    conducts: Keys
    state: Code
    measures: Keys
    text: Text
    language: Literal["es", "en"]

    def to_values(self) -> dict[str, Any]:
        """Return the JSON values by field name, as an entry commits to them."""
        return self.model_dump(mode="json")

    def to_bytes(self) -> bytes:
        """Return the canonical JSON of the fields."""
        return canonical.dumps(self.to_values())

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the canonical JSON of the fields.

        Raises:
            FormatError: another spelling, a foreign or missing name, or a value outside its
                grammar.
        """
        canonical.loads_canonical(data)
        try:
            fields = cls.model_validate_json(data)
        except ValidationError:
            raise FormatError("the data are not the public fields of an emission") from None
        if fields.to_bytes() != data:
            raise FormatError("the data are not in their one spelling")
        return fields
