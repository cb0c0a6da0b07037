"""Whether this installation computes right: known answers, before the first key or verdict."""

from __future__ import annotations

from functools import cache

from alertadores.errors import EnvironmentFault
from crypto import selftest
from crypto.errors import SelfTestError


@cache
def require_fitness() -> None:
    """Compute every known answer, once in a process.

    Raises:
        EnvironmentFault: ``program.unfit``; nothing may be opened, signed or judged here.
    """
    try:
        selftest.run()
    except SelfTestError as error:
        raise EnvironmentFault("program.unfit") from error
