"""Bundles whose entries, proofs, disclosures, PDF or data are not what they should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

import pytest

from alertadores.bundles import archive
from alertadores.bundles.public import MANIFEST, Shown
from alertadores.domain.trace import Base, Trace
from alertadores.ledger.leaf import Seen, parse_leaf, sign_leaf
from alertadores.ledger.rows import Opened, open_entry
from alertadores.publish.pdf import render
from alertadores.publish.summary import document_of
from alertadores.verify.public import verify_public
from alertadores.verify.report import Verdict
from crypto import merkle
from crypto.commitments import commit_trace
from tests.office import ORIGIN, some_digest
from tests.publicbundle import PUBLIC, SOURCE, Publisher, catalogs, published, repacked

Edit = Callable[[dict[str, bytes]], object]
TEXT: Final = 8
"""Position of the public text of an emission."""


def judged(publisher: Publisher, bundle: bytes | None = None) -> str | None:
    """Return the key of what is wrong, if anything is."""
    data = publisher.bundle() if bundle is None else bundle
    report = verify_public(data, publisher.card())
    assert report.verdict in {Verdict.VALID, Verdict.WRONG}
    return None if report.problem is None else report.problem.key


@pytest.fixture
def publisher() -> Publisher:
    """An office that has published one summary."""
    return published()[0].fork()


def with_shown(publisher: Publisher, edit: Callable[[list[Shown]], None]) -> bytes:
    """Return the bundle after an edit of what it shows."""
    note = publisher.checkpoint()
    shown = publisher.shown(note)
    edit(shown)
    return publisher.bundle(note, shown)


def place(publisher: Publisher, type_: str) -> int:
    """Return the index of the last entry of a type."""
    log = publisher.office.log
    return max(i for i, each in enumerate(log) if each.entry.trace.type == type_)


# --- proofs


def swapped(one: str, other: str) -> Edit:
    def swap(files: dict[str, bytes]) -> None:
        files[one], files[other] = files[other], files[one]

    return swap


PROOFS: Final[dict[str, tuple[Edit, str]]] = {
    "two proofs exchanged": (
        swapped("proofs/1.tlog-proof", "proofs/2.tlog-proof"),
        "verify.proof-wrong",
    ),
    "two entries exchanged": (
        swapped("entries/1.sdjwt", "entries/2.sdjwt"),
        "verify.proof-wrong",
    ),
    "an entry under another index": (
        lambda files: files.update(
            {
                "entries/99.sdjwt": files.pop("entries/1.sdjwt"),
                "proofs/99.tlog-proof": files.pop("proofs/1.tlog-proof"),
            }
        ),
        "verify.proof-wrong",
    ),
    "an entry and its proof under another index": (
        lambda files: files.update(
            {
                "entries/99.sdjwt": files.pop("entries/1.sdjwt"),
                "proofs/99.tlog-proof": files.pop("proofs/1.tlog-proof").replace(
                    b"index 1\n", b"index 99\n"
                ),
            }
        ),
        "verify.proof-wrong",
    ),
    "a proof that leads to an older checkpoint": (
        lambda files: files.update(
            {
                "proofs/1.tlog-proof": files["proofs/1.tlog-proof"].partition(b"\n\n")[0]
                + b"\n\n"
                + published()[0].checkpoint(size=2)
            }
        ),
        "verify.proof-wrong",
    ),
    "no entry 0": (
        lambda files: (files.pop("entries/0.sdjwt"), files.pop("proofs/0.tlog-proof")),
        "verify.no-entry-0",
    ),
    "another entry as entry 0": (
        lambda files: files.update({"entries/0.sdjwt": files["entries/1.sdjwt"]}),
        "verify.no-entry-0",
    ),
    "a founder's acceptance missing": (
        lambda files: (files.pop("entries/5.sdjwt"), files.pop("proofs/5.tlog-proof")),
        "verify.entry-refused",
    ),
    "an enrolment missing": (
        lambda files: (files.pop("entries/7.sdjwt"), files.pop("proofs/7.tlog-proof")),
        "verify.entry-refused",
    ),
}


@pytest.mark.parametrize("case", PROOFS)
def test_entries_that_are_not_where_they_should_be_are_refused(case: str) -> None:
    edit, wrong = PROOFS[case]
    publisher, bundle = published()
    assert judged(publisher, repacked(bundle, edit)) == wrong


def test_an_entry_of_another_office_is_not_in_this_log(publisher: Publisher) -> None:
    _other, theirs = published(witnesses=1)
    index = place(publisher, "public.emitted")
    name = f"entries/{index}.sdjwt"
    entry = archive.read_archive(theirs)[name]
    changed = repacked(publisher.bundle(), lambda files: files.update({name: entry}))
    assert judged(publisher, changed) == "verify.proof-wrong"


def test_entries_of_two_bundles_of_one_office_do_not_mix(publisher: Publisher) -> None:
    first = publisher.fields, publisher.document
    publisher.confirm(publisher.emit(source=replace(SOURCE, text="Otro resumen.")))
    both = publisher.bundle()
    assert judged(publisher, both) == "verify.not-one-emission"
    note = publisher.checkpoint()
    emitted = [
        i
        for i, each in enumerate(publisher.office.log)
        if each.entry.trace.type.startswith("public.")
    ]
    old, _old_confirmation, _new, new_confirmation = emitted
    others = [each for each in publisher.shown(note) if each.proof.index not in emitted]
    mixed = [*others, *publisher.shown(note, [old, new_confirmation])]
    publisher.fields, publisher.document = first
    assert judged(publisher, publisher.bundle(note, mixed)) == "verify.entry-refused"


def test_a_bundle_without_an_emission_shows_none(publisher: Publisher) -> None:
    data = with_shown(publisher, lambda shown: shown.__delitem__(slice(-2, None)))
    assert judged(publisher, data) == "verify.not-one-emission"


# --- entries


def append(publisher: Publisher, opened: Opened) -> None:
    """Put an entry into the log, whatever it is."""
    entry = replace(opened.entry, index=len(publisher.office.log))
    publisher.office.log.append(replace(opened, entry=entry))


def test_a_copy_of_a_row_at_another_index_is_refused(publisher: Publisher) -> None:
    append(publisher, publisher.office.log[place(publisher, "member.proposed")])
    assert judged(publisher) == "verify.entry-refused"


def test_an_entry_of_a_case_is_refused(publisher: Publisher) -> None:
    index = place(publisher, "case.opened")
    data = with_shown(
        publisher, lambda shown: shown.extend(publisher.shown(publisher.checkpoint(), [index]))
    )
    assert judged(publisher, data) == "verify.entry-refused"


def test_a_signature_that_does_not_verify_is_refused(publisher: Publisher) -> None:
    last = publisher.office.log.pop()
    head, dot, signature = last.leaf.data.rpartition(b".")
    flipped = bytes([signature[0] ^ 1]) + signature[1:]
    append(publisher, replace(last, leaf=parse_leaf(head + dot + flipped)))
    assert judged(publisher) == "verify.entry-refused"


def test_the_signature_of_another_member_is_refused(publisher: Publisher) -> None:
    last = publisher.office.log.pop()
    head, dot, _signature = last.leaf.data.rpartition(b".")
    other = publisher.office.log[-1].leaf.data.rpartition(b".")[2]
    append(publisher, replace(last, leaf=parse_leaf(head + dot + other)))
    assert judged(publisher) == "verify.entry-refused"


def confirmation(publisher: Publisher, **changes: Any) -> Trace:
    """Return the trace record of another confirmation of the last emission."""
    base = Base(len(publisher.office.log), bytes(32), 0)
    clock = publisher.office.clock
    emission = publisher.office.log[place(publisher, "public.emitted")].leaf.hash
    trace = Trace("public.confirmed", None, clock, clock, base, emission, (), (), {}, {})
    return replace(trace, **changes)


def signed(publisher: Publisher, trace: Trace, *, origin: str = ORIGIN, seen: Seen) -> Opened:
    committed = commit_trace(bytes(32), trace.to_record())
    key = publisher.office.people["transparency"].keys[-1]
    leaf = sign_leaf(key, origin, seen, committed.digest, some_digest())
    return open_entry(leaf, committed.disclosure, None)


def present(publisher: Publisher, size: int | None = None) -> Seen:
    hashes = [each.leaf.hash for each in publisher.office.log[:size]]
    return Seen(len(hashes), merkle.root_of(hashes))


def test_the_confirmation_that_the_next_tests_change_is_good(publisher: Publisher) -> None:
    publisher.office.log.pop()
    append(publisher, signed(publisher, confirmation(publisher), seen=present(publisher)))
    assert judged(publisher) is None


CONFIRMATIONS: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "of a type that this release does not know": (
        {"type": "public.blessed"},
        "verify.entry-refused",
    ),
    "with values that its schema does not have": (
        {"data": {"extra": 1}},
        "verify.entry-refused",
    ),
    "of nothing": ({"object": None}, "verify.entry-refused"),
    "of entry 0": ({"object": published()[0].card().genesis}, "verify.entry-refused"),
    "inside a case": ({"case": bytes(16)}, "verify.entry-refused"),
}


@pytest.mark.parametrize("case", CONFIRMATIONS)
def test_no_confirmation_is_one(case: str, publisher: Publisher) -> None:
    changes, wrong = CONFIRMATIONS[case]
    publisher.office.log.pop()
    opened = signed(publisher, confirmation(publisher, **changes), seen=present(publisher))
    append(publisher, opened)
    note = publisher.checkpoint()
    shown = {each.proof.index: each for each in publisher.shown(note)}
    last = len(publisher.office.log) - 1
    shown[last] = publisher.shown(note, [last])[0]
    assert judged(publisher, publisher.bundle(note, list(shown.values()))) == wrong


def test_a_confirmation_for_another_log_is_refused(publisher: Publisher) -> None:
    publisher.office.log.pop()
    seen = present(publisher)
    other = signed(publisher, confirmation(publisher), origin="example.org/otra", seen=seen)
    append(publisher, other)
    assert judged(publisher) == "verify.entry-refused"


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(lambda p: Seen(len(p.office.log) + 1, bytes(32)), id="more than there was"),
        pytest.param(lambda _: Seen(0, bytes(32)), id="an empty tree with a root"),
        pytest.param(lambda _: Seen(3, bytes(32)), id="other entries than another author"),
    ],
)
def test_who_signed_having_seen_another_history_shows_it(
    seen: Callable[[Publisher], Seen], publisher: Publisher
) -> None:
    publisher.office.log.pop()
    append(publisher, signed(publisher, confirmation(publisher), seen=seen(publisher)))
    assert judged(publisher) == "verify.two-histories"


# --- disclosures


def emission_shown(publisher: Publisher, fields: list[str]) -> bytes:
    def edit(shown: list[Shown]) -> None:
        shown[-2] = replace(shown[-2], fields=fields)

    return with_shown(publisher, edit)


def disclosures(publisher: Publisher, positions: Any = PUBLIC, withheld: Any = None) -> list[str]:
    (commitment,) = publisher.commitments.values()
    return commitment.present(positions, withheld)


DISCLOSURES: Final[dict[str, Callable[[Publisher], list[str]]]] = {
    "no field": lambda _: [],
    "the list of digests alone": lambda p: disclosures(p, ()),
    "a public field withheld": lambda p: disclosures(p, PUBLIC[:-1]),
    "the schema withheld": lambda p: disclosures(p, PUBLIC[1:]),
    "the public text withheld": lambda p: disclosures(p, [i for i in PUBLIC if i != TEXT]),
    "a word withheld": lambda p: disclosures(p, PUBLIC, {TEXT: {(0, 1)}}),
    "a sentence withheld": lambda p: disclosures(
        p, PUBLIC, {TEXT: {(2, word) for word in range(2)}}
    ),
    "an unused position shown": lambda p: disclosures(p, (*PUBLIC, 31)),
    "a disclosure twice": lambda p: [*disclosures(p), disclosures(p)[-1]],
    "a disclosure that nothing refers to": lambda p: [*disclosures(p), "WyJhIiwgMV0"],
    "an empty disclosure": lambda p: [*disclosures(p), ""],
    "the last one missing": lambda p: disclosures(p)[:-1],
    "two in another order": lambda p: [disclosures(p)[0], *disclosures(p)[:0:-1]],
    "letters that are no base64url": lambda p: [*disclosures(p)[:-1], "%%%"],
}


@pytest.mark.parametrize("case", DISCLOSURES)
def test_all_public_fields_are_shown_and_nothing_else(case: str, publisher: Publisher) -> None:
    data = emission_shown(publisher, DISCLOSURES[case](publisher))
    assert judged(publisher, data) == "verify.disclosures-wrong"


def test_all_public_fields_are_what_a_good_bundle_shows(publisher: Publisher) -> None:
    assert judged(publisher, emission_shown(publisher, disclosures(publisher))) is None


def test_another_entry_shows_no_fields(publisher: Publisher) -> None:
    def edit(shown: list[Shown]) -> None:
        shown[1] = replace(shown[1], fields=["WyJhIiwgMV0"])

    assert judged(publisher, with_shown(publisher, edit)) == "verify.disclosures-wrong"


# --- PDF and data


def test_another_valid_pdf_is_not_the_one_that_was_issued(publisher: Publisher) -> None:
    other = publisher.fields.model_copy(update={"text": "Otro texto."})
    publisher.document = render(document_of(other, ORIGIN, catalogs()))
    assert judged(publisher) == "verify.document-other"


def test_data_that_say_something_else_are_refused(publisher: Publisher) -> None:
    publisher.fields = publisher.fields.model_copy(update={"text": "Otro texto."})
    assert judged(publisher) == "verify.data-other"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"period": "2026-Q1"}, id="another quarter"),
        pytest.param({"period": None}, id="a field that was never recorded"),
        pytest.param({"conducts": ["COHECHO", "PECULADO"]}, id="other conducts"),
    ],
)
def test_an_emission_that_recorded_something_else_is_refused(changes: dict[str, Any]) -> None:
    publisher = Publisher.founded()
    publisher.confirm(publisher.emit(fields={**publisher.fields.to_values(), **changes}))
    assert judged(publisher) == "verify.data-other"


def test_an_emission_that_names_another_pdf_is_refused() -> None:
    publisher = Publisher.founded()
    publisher.confirm(publisher.emit(document=some_digest()))
    assert judged(publisher) == "verify.document-other"


def test_what_is_no_bundle_is_refused(publisher: Publisher) -> None:
    bundle = publisher.bundle()
    files = archive.read_archive(bundle)
    for data in (
        b"",
        publisher.document,
        publisher.card().to_bytes(),
        files[MANIFEST],
        bytes(archive.MAX_ARCHIVE + 1),
        sha256(bundle).digest(),
    ):
        assert judged(publisher, data) == "verify.bundle-damaged"
