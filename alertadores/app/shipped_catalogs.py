"""The catalogues that come with the program."""

from __future__ import annotations

import functools

from alertadores.domain.catalogs import CATALOG_NAMES, Catalogs, parse_catalogs
from resources import read


@functools.cache
def load_catalogs() -> Catalogs:
    """Return the catalogues shipped with the program."""
    return parse_catalogs({name: read("catalogs", f"{name}.json") for name in CATALOG_NAMES})
