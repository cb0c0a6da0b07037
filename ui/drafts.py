"""Drafts of an open vault: kept while somebody writes, there again after unlock.

What is in the inputs goes to the keyring at most `PAUSE` after it was typed, on the session's
thread. A form says that something changed and how its inputs are read; it knows nothing else.

Four kinds of text are never drafts. An identity, because it is to exist in its envelope and nowhere
else. A passphrase and a recovery code, because what opens a vault does not lie in it, and before it
is open there is nowhere to keep them. Words that are searched or filtered for, because they are
recorded nowhere: they are a question, and gone with its answer. The name of a saved list, because
the list that it names is still there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from alertadores.app import AlertadoresError, DraftPlace, FormDraft, Session, Typed
from ui.widgets.inputs import Input

PAUSE: Final = 1500
"""Milliseconds after which what was typed is kept. Not begun anew by each key: who writes without
a pause is kept as well."""

Read = Callable[[], FormDraft | None]
"""Says what stands in the inputs; None if nobody wrote anything."""
Deed = Callable[[Session], None]
Do = Callable[[Deed, Callable[[], None], Callable[[Exception], None]], None]
"""Does something on the session's thread, then says that it is done, or what went wrong."""
Found = tuple[tuple[FormDraft, ...], tuple[FormDraft, ...], tuple[bytes, ...]]
"""See `drafts_of`."""


@dataclass(slots=True)
class Handed:
    """A draft that an act is about to record.

    Attributes:
        draft: what stands in the form; the vault may not hold it.
        recorded: whether its entry exists; told on the session's thread.
    """

    draft: FormDraft
    recorded: bool = False

    def end(self, session: Session) -> None:
        """Note that its entry exists, and destroy the draft; one that stays is destroyed by hand.

        Called on the session's thread.
        """
        self.recorded = True
        with contextlib.suppress(AlertadoresError):
            session.drafts.discard(self.draft.place)


class Drafts(QObject):
    """The drafts of one member at work.

    Args:
        do: how the vault is reached.
        parent: owns this.
    """

    failed = Signal(Exception)
    """What is typed cannot be kept now; it is tried again until it can."""
    mended = Signal()
    """It is kept, after it could not be."""

    def __init__(self, do: Do, parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._known: dict[DraftPlace, FormDraft] = {}
        self._changed: dict[DraftPlace, Read] = {}
        self._unkept: dict[DraftPlace, FormDraft] = {}
        self._handed: dict[DraftPlace, Handed] = {}
        self._failing = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)

    def begin(self, kept: Iterable[FormDraft], waiting: Iterable[FormDraft]) -> None:
        """Take in what the vault holds, and what it could not keep, which is tried again.

        Args:
            kept: the youngest first.
            waiting: younger than all of those, the oldest first.
        """
        self.forget()
        self._known = {draft.place: draft for draft in reversed(tuple(kept))}
        for draft in waiting:
            self._known.pop(draft.place, None)
            self._known[draft.place] = self._unkept[draft.place] = draft
        for draft in self._unkept.values():
            self._keep(draft)

    def forget(self) -> None:
        """Forget every text, as the vault is closed."""
        self._pause.stop()
        self._failing = False
        self._known, self._changed, self._unkept, self._handed = {}, {}, {}, {}

    def of(self, place: DraftPlace) -> FormDraft | None:
        """Return the draft of a form, or None if there is none."""
        return self._known.get(place)

    @property
    def latest(self) -> FormDraft | None:
        """What somebody was at last, if it was not left for something else."""
        return next((each for each in reversed(self._known.values()) if each.open), None)

    @property
    def at_risk(self) -> bool:
        """Whether something typed could not be kept, the last time it was tried."""
        return self._failing

    def soon(self, place: DraftPlace, read: Read) -> None:
        """Keep in a moment what a form holds."""
        self._changed[place] = read
        if not self._pause.isActive():
            self._pause.start()

    def keep(self) -> None:
        """Keep now what changed, as when a form goes away."""
        for draft in self.taken():
            self._keep(draft)

    def taken(self) -> tuple[FormDraft, ...]:
        """Read the forms that changed, and return what the vault does not surely hold."""
        self._pause.stop()
        changed, self._changed = self._changed, {}
        for place, read in changed.items():
            draft = read()
            if draft is None:
                self.discard(place)
            elif draft != self._known.pop(place, None):
                self._unkept[place] = draft
            if draft is not None:
                self._known[place] = draft
        return tuple(self._unkept.values())

    def leave(self, place: DraftPlace) -> bool:
        """Keep what a form holds that is left for something else, and tell whether it is any."""
        self.keep()
        draft = self._known.get(place)
        if draft is not None and draft.open:
            self._known[place] = self._unkept[place] = replace(draft, open=False)
            self._keep(self._known[place])
        return draft is not None

    @property
    def handed(self) -> tuple[Handed, ...]:
        """What acts were given to record, and have not answered about."""
        return tuple(self._handed.values())

    def hand_over(self, place: DraftPlace) -> Handed | None:
        """Keep what a form holds, and leave its draft to the act that is about to record it."""
        self.keep()
        self._unkept.pop(place, None)
        if place not in self._known:
            return None
        self._handed[place] = Handed(self._known[place])
        return self._handed[place]

    def take_back(self, place: DraftPlace) -> None:
        """Answer for a draft again, as it was not recorded: the vault may not hold it yet."""
        handed = self._handed.pop(place, None)
        if handed is not None and self._known.get(place) is handed.draft:
            self._unkept[place] = handed.draft
            self._keep(handed.draft)

    def discard(self, place: DraftPlace) -> None:
        """Destroy the draft of a form: it was recorded, or nobody wants it."""
        if place in self._known:
            self._do(partial(_discard, place=place), _nothing, self.failed.emit)
        for texts in (self._known, self._changed, self._unkept, self._handed):
            texts.pop(place, None)

    def _keep(self, draft: FormDraft) -> None:
        self._do(
            partial(_keep, draft=draft), partial(self._done, draft), partial(self._fail, draft)
        )

    def _done(self, draft: FormDraft) -> None:
        if self._unkept.get(draft.place) is draft:
            del self._unkept[draft.place]
        if self._failing and not self._unkept:
            self._failing = False
            self.mended.emit()

    def _fail(self, draft: FormDraft, error: Exception) -> None:
        if self._unkept.get(draft.place) is not draft:
            return
        if not self._failing:
            self.failed.emit(error)
        self._failing = True
        if not self._pause.isActive():
            self._pause.start()


class InputsDraft(QObject):
    """The draft of one form: its inputs go there when they change, and come back from there.

    Args:
        drafts: of the open vault.
        place: of the form.
        inputs: name of a value → its input, as they stand when nobody has typed.
        seen: tells the version of its object that is being read.
        parent: the form.
    """

    def __init__(
        self,
        drafts: Drafts,
        place: DraftPlace,
        inputs: Mapping[str, Input],
        seen: Callable[[], bytes | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.place = place
        self._drafts = drafts
        self._inputs = inputs
        self._seen = seen
        self._untouched = self._typed()
        self._beside: dict[str, Typed] = {}
        for each in inputs.values():
            each.changed.connect(self._soon)

    def restore(self) -> FormDraft | None:
        """Put back what was kept and return it; None if there is nothing."""
        draft = self._drafts.of(self.place)
        if draft is not None:
            for name, value in draft.answers.items():
                if name in self._inputs:
                    self._inputs[name].retype(value)
                else:  # the same form may be seen elsewhere with an input more
                    self._beside[name] = value
        return draft

    @property
    def is_touched(self) -> bool:
        """Whether anything stands there that somebody typed."""
        return self._typed() != self._untouched

    def leave(self) -> bool:
        """Keep what is typed, as the form is left for something else; tell whether it is any."""
        return self._drafts.leave(self.place)

    def discard(self) -> None:
        """Empty the inputs and destroy the draft: nobody wants it."""
        self._beside = {}
        for name, value in self._untouched.items():
            self._inputs[name].retype(value)
        self._drafts.discard(self.place)

    def _soon(self) -> None:
        self._drafts.soon(self.place, self._read)

    def _read(self) -> FormDraft | None:
        if not self.is_touched and not self._beside:
            return None
        return FormDraft(self.place, self._beside | self._typed(), self._seen())

    def _typed(self) -> dict[str, Typed]:
        return {name: each.typed() for name, each in self._inputs.items()}


def drafts_of(session: Session, left: tuple[bytes, ...]) -> Found:
    """Return the drafts of a vault, those it could not keep, and what waits for another one.

    Args:
        session: of the vault, just opened.
        left: what `close_with` returned, of this vault or another one.
    """
    waiting, others = [], []
    for sealed in left:
        draft = session.drafts.take_back(sealed)
        if draft is None:
            others.append(sealed)
        else:
            waiting.append(draft)
    return session.drafts.all(), tuple(waiting), tuple(others)


def close_with(
    session: Session, typed: tuple[FormDraft, ...], handed: tuple[Handed, ...] = ()
) -> tuple[tuple[bytes, ...], AlertadoresError | None]:
    """Keep what was typed and close; return what could not be kept, sealed, and what failed.

    What acts were about to record is kept too where they failed: here they have all ended.
    """
    left: tuple[bytes, ...] = ()
    unrecorded = (each.draft for each in handed if not each.recorded)
    try:
        with contextlib.closing(session):
            left = session.drafts.leave((*unrecorded, *typed))
    except AlertadoresError as error:
        return left, error
    return left, None


def _keep(session: Session, draft: FormDraft) -> None:
    session.drafts.keep(draft)


def _discard(session: Session, place: DraftPlace) -> None:
    session.drafts.discard(place)


def _nothing() -> None:
    """Nobody waits for it."""
