"""The clock of an office: signed times are in its zone, to the second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Source = Callable[[], datetime]
"""Returns the present moment, with an offset."""


def system_source() -> datetime:
    """Return the moment the machine believes it is."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks the system


class Clock:
    """Time in one zone (`tzdata` is shipped, so that Windows knows it too).

    Args:
        zone: name of the zone, such as ``America/Mexico_City``.
        source: where the time comes from; a practice office brings its own.
    """

    def __init__(self, zone: str, source: Source = system_source) -> None:
        self._zone = ZoneInfo(zone)
        self._source = source

    def now(self) -> datetime:
        """Return the present moment in the office's zone, without a fraction of a second."""
        return self._source().astimezone(self._zone).replace(microsecond=0)

    def today(self) -> date:
        """Return the present day in the office's zone."""
        return self.now().date()
