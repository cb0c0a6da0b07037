from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

import pytest

from alertadores.domain.roles import Role
from alertadores.verify.public import verify_public
from alertadores.verify.report import Report, Verdict
from crypto import checkpoints, merkle, notes
from crypto.checkpoints import Checkpoint, CosignerKey
from crypto.signing import SigningKey
from tests.office import ORIGIN, some_digest
from tests.publicbundle import (
    COSIGNED_AT,
    Publisher,
    published,
    repacked,
)


def judged(publisher: Publisher, bundle: bytes | None = None, **card: Any) -> str | None:
    """Return the key of what is wrong, if anything is."""
    data = publisher.bundle() if bundle is None else bundle
    report = verify_public(data, publisher.card(**card))
    assert (report.verdict is Verdict.WRONG) is (report.problem is not None)
    if report.problem is None:
        return None
    said = [report.proven, report.coherent, report.withheld, report.not_proven]
    assert said == [[]] * 4, "what is wrong proves nothing"
    return report.problem.key


def keys(report: Report) -> dict[str, list[str]]:
    parts = ("proven", "coherent", "withheld", "not_proven")
    return {part: [each.key for each in getattr(report, part)] for part in parts}


PROVEN: Final = [
    "verify.form",
    "verify.checkpoint",
    "verify.included",
    "verify.two-people",
    "verify.fields",
    "verify.document",
]
WITHHELD: Final = ["verify.withheld-case", "verify.withheld-names", "verify.withheld-positions"]
LIMITS: Final = [
    "verify.limit-truth",
    "verify.limit-pdf-text",
    "verify.limit-other-entries",
    "verify.limit-other-cases",
]


@pytest.fixture
def publisher() -> Publisher:
    """An office that has published nothing yet."""
    return Publisher.founded()


def test_a_bundle_of_the_office_on_the_card_is_valid() -> None:
    publisher, bundle = published()
    report = verify_public(bundle, publisher.card())
    assert (report.verdict, report.problem) == (Verdict.VALID, None)
    assert keys(report) == {
        "proven": ["verify.office", *PROVEN],
        "coherent": [],
        "withheld": WITHHELD,
        "not_proven": [*LIMITS, "verify.no-witness"],
    }
    values = {each.key: each.values for each in report.proven}
    office = publisher.office
    people = {"author": office.number("officer"), "second": office.number("transparency")}
    assert values["verify.two-people"] == people
    assert values["verify.checkpoint"] == {"size": len(office.log)}
    assert values["verify.fields"] == {"issued": "2026-11-30"}
    assert values["verify.office"] == {"origin": ORIGIN}


def test_without_a_card_nothing_is_proven() -> None:
    report = verify_public(published()[1], None)
    assert report.verdict is Verdict.UNDECIDED
    assert report.problem is not None
    assert (report.problem.key, report.problem.values) == ("verify.no-card", {"origin": ORIGIN})
    assert keys(report) == {
        "proven": [],
        "coherent": PROVEN,
        "withheld": WITHHELD,
        "not_proven": [*LIMITS, "verify.no-witness"],
    }


def test_without_a_card_a_wrong_bundle_is_still_wrong() -> None:
    _publisher, bundle = published()
    changed = repacked(bundle, lambda files: files.update({"documento.pdf": b"%PDF-1.7"}))
    assert verify_public(changed, None).verdict is Verdict.WRONG


# --- witnesses


@pytest.mark.parametrize(
    ("quorum", "verdict"),
    [(0, Verdict.VALID), (1, Verdict.VALID), (2, Verdict.UNDECIDED)],
    ids=["none is asked for", "as many as asked for", "one is missing"],
)
def test_the_card_says_how_many_witnesses_it_takes(quorum: int, verdict: Verdict) -> None:
    publisher, bundle = published(witnesses=2, cosigners=1)
    report = verify_public(bundle, publisher.card(quorum))
    assert report.verdict is verdict
    assert report.proven[-1].key == "verify.witnessed"
    assert report.proven[-1].values == {"count": 1}
    assert keys(report)["not_proven"] == LIMITS
    if report.problem is not None:
        assert report.problem.key == "verify.quorum-unmet"
        assert report.problem.values == {"count": 1, "quorum": 2}


def test_witnesses_of_entry_0_count_only_if_the_card_names_them() -> None:
    publisher, bundle = published(witnesses=2, cosigners=2)
    report = verify_public(bundle, publisher.card(witnesses=()))
    assert report.verdict is Verdict.VALID
    assert keys(report)["not_proven"] == [*LIMITS, "verify.no-witness"]


def spoiled(data: bytes, key: CosignerKey, head: Checkpoint | None = None) -> bytes:
    """Return a checkpoint with a cosignature of the key over another one."""
    note = notes.parse(data)
    head = head or replace(checkpoints.parse_text(note.text), size=1)
    return note.with_signature(checkpoints.cosign(head, key, COSIGNED_AT)).to_bytes()


@pytest.mark.parametrize("quorum", [0, 1])
def test_a_wrong_cosignature_of_a_witness_on_the_card_spoils_the_bundle(quorum: int) -> None:
    publisher, _bundle = published(witnesses=1)
    note = spoiled(publisher.checkpoint(), publisher.witnesses[0])
    wrong = judged(publisher, publisher.bundle(note), quorum=quorum)
    assert wrong == "verify.checkpoint-wrong"


def test_the_cosignature_of_a_stranger_changes_nothing() -> None:
    publisher, _bundle = published()
    note = spoiled(publisher.checkpoint(), CosignerKey.generate("stranger"))
    assert judged(publisher, publisher.bundle(note)) is None


# --- card and checkpoint


def test_another_office_is_not_the_one_on_the_card(publisher: Publisher) -> None:
    _other, bundle = published()
    assert judged(publisher, bundle) == "verify.other-office"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"genesis": sha256(b"another entry 0").digest()}, id="another genesis"),
        pytest.param({"origin": "alertadores.example/otra"}, id="another origin"),
    ],
)
def test_a_card_of_another_office_is_refused(changes: dict[str, Any]) -> None:
    publisher, bundle = published()
    assert judged(publisher, bundle, **changes) == "verify.other-office"


def signed(publisher: Publisher, head: Checkpoint, key: SigningKey | None = None) -> bytes:
    return checkpoints.sign(head, key or publisher.log_key).to_bytes()


def head(publisher: Publisher, **changes: Any) -> Checkpoint:
    hashes = [each.leaf.hash for each in publisher.office.log]
    return replace(Checkpoint(ORIGIN, len(hashes), merkle.root_of(hashes)), **changes)


CHECKPOINTS: Final[dict[str, Callable[[Publisher], bytes]]] = {
    "signed by another key": lambda p: p.checkpoint(key=SigningKey.generate()),
    "of another origin": lambda p: signed(p, head(p, origin="alertadores.example/otra")),
    "that says more than was signed": lambda p: p.checkpoint().replace(
        f"\n{len(p.office.log)}\n".encode(), f"\n{len(p.office.log) + 1}\n".encode()
    ),
    "with the signature of another checkpoint": lambda p: (
        p.checkpoint().partition(b"\n\n")[0] + b"\n\n" + p.checkpoint(size=1).partition(b"\n\n")[2]
    ),
    "that only a witness signed": lambda p: notes.Note(
        head(p).to_text(),
        (checkpoints.cosign(head(p), CosignerKey.generate("testigo"), COSIGNED_AT),),
    ).to_bytes(),
}


@pytest.mark.parametrize("kind", CHECKPOINTS)
def test_a_checkpoint_is_refused_that_is(kind: str) -> None:
    publisher, _bundle = published()
    note = CHECKPOINTS[kind](publisher)
    shown = [
        replace(each, proof=replace(each.proof, checkpoint=note))
        for each in publisher.shown(publisher.checkpoint())
    ]
    wrong = judged(publisher, publisher.bundle(note, shown))
    assert wrong == "verify.checkpoint-wrong"


def test_a_checkpoint_that_nobody_signed_is_refused() -> None:
    publisher, bundle = published()

    def unsign(files: dict[str, bytes]) -> None:
        files["checkpoint"] = files["checkpoint"].partition(b"\n\n")[0] + b"\n"

    assert judged(publisher, repacked(bundle, unsign)) == "verify.checkpoint-wrong"


def test_a_checkpoint_that_shrank_does_not_cover_the_entries() -> None:
    publisher, _bundle = published()
    shrunk = publisher.checkpoint(size=len(publisher.office.log) - 1)
    shown = [
        replace(each, proof=replace(each.proof, checkpoint=shrunk))
        for each in publisher.shown(publisher.checkpoint())
    ]
    assert judged(publisher, publisher.bundle(shrunk, shown)) == "verify.proof-wrong"


def test_a_checkpoint_older_than_the_confirmation_shows_no_confirmation() -> None:
    publisher, _bundle = published()
    older = publisher.checkpoint(size=len(publisher.office.log) - 1)
    assert judged(publisher, publisher.bundle(older)) == "verify.not-confirmed"


def test_an_older_checkpoint_that_covers_both_is_enough(publisher: Publisher) -> None:
    publisher.confirm(publisher.emit())
    note = publisher.checkpoint()
    publisher.office.do("officer", "public.emitted", data=DATA)
    assert judged(publisher, publisher.bundle(note)) is None


# --- who signed


DATA: Final = {"document": some_digest(), "link": some_digest()}


def by_nobody_else(publisher: Publisher) -> None:
    publisher.emit()


def by_its_author(publisher: Publisher) -> None:
    publisher.confirm(publisher.emit("transparency"), "transparency")


def by_its_authors_second_key(publisher: Publisher) -> None:
    seat = publisher.office.new_key("transparency")
    publisher.office.approved("officer", "coordinator", "member.proposed", seat)
    publisher.confirm(publisher.emit("transparency", key=0), "transparency", key=1)


def without_transparency(publisher: Publisher) -> None:
    publisher.confirm(publisher.emit("officer"), "coordinator")


def by_a_custodian(publisher: Publisher) -> None:
    publisher.confirm(publisher.emit("transparency"), "custodian")


def after_a_removal(publisher: Publisher) -> None:
    number = {"number": publisher.office.number("transparency")}
    emission = publisher.emit()
    publisher.office.approved("officer", "coordinator", "member.removal_proposed", number)
    publisher.confirm(emission)


def emitted_by_a_custodian(publisher: Publisher) -> None:
    publisher.confirm(publisher.emit("custodian"))


def by_a_stranger(publisher: Publisher) -> None:
    publisher.office.newcomer("stranger", Role.TRANSPARENCIA)
    publisher.confirm(publisher.emit(), "stranger")


def twice(publisher: Publisher) -> None:
    emission = publisher.emit()
    publisher.confirm(emission)
    publisher.confirm(emission)


def of_nothing(publisher: Publisher) -> None:
    publisher.emit()
    publisher.confirm(sha256(b"no entry").digest())


PEOPLE: Final[dict[str, tuple[Callable[[Publisher], None], str]]] = {
    "confirmed by nobody": (by_nobody_else, "verify.not-confirmed"),
    "confirmed by its author": (by_its_author, "verify.entry-refused"),
    "confirmed with its author's second key": (
        by_its_authors_second_key,
        "verify.entry-refused",
    ),
    "by two people without transparencia": (without_transparency, "verify.entry-refused"),
    "confirmed by a custodian": (by_a_custodian, "verify.entry-refused"),
    "confirmed by a removed member": (after_a_removal, "verify.entry-refused"),
    "emitted by a custodian": (emitted_by_a_custodian, "verify.entry-refused"),
    "confirmed by a stranger": (by_a_stranger, "verify.entry-refused"),
    "confirmed twice": (twice, "verify.entry-refused"),
    "beside a confirmation of nothing": (of_nothing, "verify.entry-refused"),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_no_public_version_is_one(case: str, publisher: Publisher) -> None:
    act, wrong = PEOPLE[case]
    act(publisher)
    assert judged(publisher) == wrong


@pytest.mark.parametrize("author", ["transparency", "officer", "coordinator"])
def test_either_of_the_two_may_be_of_transparencia(publisher: Publisher, author: str) -> None:
    second = "coordinator" if author == "transparency" else "transparency"
    publisher.confirm(publisher.emit(author), second)
    assert judged(publisher) is None
