"""Stories for tests, told once a run."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256
from typing import Final

import resources
from alertadores.app.material import Material
from alertadores.app.stories import Story, stories
from alertadores.domain.catalogs import CATALOG_NAMES, Catalogs, parse_catalogs

TODAY: Final = date(2026, 11, 22)
SEEDS: Final = (0, 7, -41, 2**70)


@cache
def catalogs() -> Catalogs:
    """Return the catalogues shipped with the program."""
    return parse_catalogs(
        {name: resources.read("catalogs", f"{name}.json") for name in CATALOG_NAMES}
    )


@cache
def material() -> Material:
    """Return the material shipped with the program."""
    return Material.load()


@cache
def told(seed: int, count: int = 150) -> tuple[Story, ...]:
    """Return the first stories of a seed."""
    return tuple(stories(seed, count, TODAY, catalogs()))


def many() -> list[Story]:
    """Return stories of several seeds."""
    return [story for seed in SEEDS for story in told(seed)]


def fingerprint(story: Story) -> str:
    """Return a hash over all that a story says."""
    who = story.identity
    parts = (
        story.number,
        story.stage,
        story.started,
        story.days,
        story.texts,
        (who.name, who.contact, who.safe_channel) if who else (),
        story.register.model_dump_json(),
    )
    return sha256(repr(parts).encode()).hexdigest()
