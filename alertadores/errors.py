"""The error tree: four kinds, told apart by who can act.

An error carries a stable key and harmless details (names of files, counts, line numbers; never
case text, names or keys). `alertadores.messages` turns the key into what a person reads: what
happened, what it means, what to do.
"""

from __future__ import annotations

import errno


class AlertadoresError(Exception):
    """Root of the product's errors.

    Args:
        key: stable name of the message, e.g. ``"vault.wrong-passphrase"``.
        details: values for the placeholders of the message.
    """

    def __init__(self, key: str, **details: str | int) -> None:
        self.key = key
        self.details = details
        shown = ", ".join(f"{name}={value}" for name, value in sorted(details.items()))
        super().__init__(f"{key} ({shown})" if shown else key)


class UserError(AlertadoresError):
    """The person at the keyboard can act: a wrong passphrase, a rule that says no."""


class EnvironmentFault(AlertadoresError):  # noqa: N818 - the world's fault, not an error of ours
    """The machine stands in the way: a full disk, a locked file, an unreachable hub."""


class IntegrityError(AlertadoresError):
    """Something stored is not what was written: damage or tampering. Nothing is decided on it."""


class ProgrammingError(AlertadoresError):
    """A caller broke a contract of this code; worth a report, never the user's fault."""


def system_reason(error: Exception) -> str:
    """Return why the system refused, by the name of its code, such as ``ENOENT``.

    Its own sentence would come in its own language; `alertadores.messages` has words for the code.
    A failure without a code, such as a null character in a name, goes by its kind.
    """
    code = error.errno if isinstance(error, OSError) else None
    return errno.errorcode.get(code or 0, type(error).__name__)
