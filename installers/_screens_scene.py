"""What a scene is: a state of the window by name, who plays it, and the part that it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from _screens_actor import Actor
from PySide6.QtWidgets import QWidget

Play = Callable[[Actor], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture.

    Attributes:
        name: of its file, unique.
        role: of the seat; nothing for the first page; the scene takes its own if it is `ANY`.
        shows: a class of which something must be seen.
        play: brings the window there.
    """

    name: str
    role: str
    shows: type[QWidget]
    play: Play


ANY: Final = "any"


class Scenes(list[Scene]):
    """The scenes of one module, in the order in which they are written."""

    def add(self, name: str, role: str, shows: type[QWidget]) -> Callable[[Play], Play]:
        """Make a scene of a function."""

        def keep(play: Play) -> Play:
            self.append(Scene(name, role, shows, play))
            return play

        return keep
