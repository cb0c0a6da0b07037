"""What a person has typed on their way to an office, as a draft of the vault that is open."""

from __future__ import annotations

from pathlib import Path

from alertadores.app import FormDraft, Role, Typed
from ui.pages.first_run_trail import Invited, Trail
from ui.vestibule import CHARTER


def draft_of(trail: Trail) -> FormDraft | None:
    """Return what a draft keeps of a trail, or None if nobody has typed anything."""
    typed = _typed(trail)
    return None if typed == _typed(Trail()) else FormDraft(CHARTER, typed)


def put_back(trail: Trail, draft: FormDraft) -> None:
    """Put into a trail what a draft kept."""
    texts = {name: value for name, value in draft.answers.items() if isinstance(value, str)}
    lists = {name: value for name, value in draft.answers.items() if isinstance(value, tuple)}
    trail.name, trail.agency = texts.get("writer", ""), texts.get("agency", "")
    trail.origin, trail.zone = texts.get("origin", ""), texts.get("zone", trail.zone)
    trail.hub = Path(texts["hub"]) if "hub" in texts else None
    files, roles = lists.get("introductions", ()), lists.get("roles", ())
    trail.people[:] = [
        Invited.by(file.encode("utf-8"), [Role(role) for role in held.split()])
        for file, held in zip(files, roles, strict=True)
    ]
    trail.again = True


def clear(trail: Trail) -> None:
    """Forget the charter that was being written; its writer is still called what they are."""
    empty = Trail()
    trail.agency, trail.origin, trail.zone = empty.agency, empty.origin, empty.zone
    trail.hub, trail.again = None, False
    trail.people.clear()


def _typed(trail: Trail) -> dict[str, Typed]:
    return {
        "writer": trail.name,
        "agency": trail.agency,
        "origin": trail.origin,
        "zone": trail.zone,
        "hub": None if trail.hub is None else str(trail.hub),
        "introductions": tuple(each.file.decode("utf-8") for each in trail.people),
        "roles": tuple(
            " ".join(sorted(role.value for role in each.roles)) for each in trail.people
        ),
    }


def _held(person: Invited) -> str:
    return " ".join(sorted(role.value for role in person.roles))
