from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from alertadores.bundles import archive, public
from alertadores.bundles.public import MANIFEST, read_public_bundle, write_public_bundle
from crypto.canonical import b64u_encode, dumps, loads
from crypto.errors import CryptoError, FormatError
from tests.publicbundle import manifest_of, published, repacked

PUBLISHER, BUNDLE = published()
FILES = archive.read_archive(BUNDLE)
Edit = Callable[[dict[str, bytes]], object]


def test_a_bundle_is_read_back() -> None:
    found = read_public_bundle(BUNDLE)
    office = [i for i, each in enumerate(PUBLISHER.office.log) if each.entry.trace.case is None]
    assert list(found.entries) == list(found.proofs) == office
    assert [each.opened for each in found.entries.values()] == [
        PUBLISHER.office.log[index] for index in office
    ]
    assert (found.document, found.fields) == (PUBLISHER.document, PUBLISHER.fields)
    assert {proof.checkpoint for proof in found.proofs.values()} == {found.checkpoint}


def test_the_order_of_entries_makes_no_other_bundle() -> None:
    note = PUBLISHER.checkpoint()
    shown = PUBLISHER.shown(note)
    parts = (note, PUBLISHER.document, PUBLISHER.fields)
    assert write_public_bundle(shown[::-1], *parts) == write_public_bundle(shown, *parts)


def test_entries_of_cases_stay_out() -> None:
    log = PUBLISHER.office.log
    of_cases = [index for index, each in enumerate(log) if each.entry.trace.case is not None]
    assert of_cases
    assert not any(f"entries/{index}.sdjwt" in FILES for index in of_cases)


def test_the_manifest_names_every_other_file() -> None:
    manifest = loads(FILES[MANIFEST])
    assert (manifest["schema"], manifest["kind"]) == ("alertadores-bundle/1", "public")
    assert manifest["files"] == {
        name: b64u_encode(sha256(content).digest())
        for name, content in FILES.items()
        if name != MANIFEST
    }


def with_manifest(**changes: object) -> bytes:
    manifest = {**loads(FILES[MANIFEST]), **changes}
    return archive.write_archive({**FILES, MANIFEST: dumps(manifest)})


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(archive.write_archive({}), id="an empty archive"),
        pytest.param(
            archive.write_archive({n: c for n, c in FILES.items() if n != MANIFEST}),
            id="no manifest",
        ),
        pytest.param(archive.write_archive({**FILES, MANIFEST: b"{}"}), id="an empty manifest"),
        pytest.param(archive.write_archive({**FILES, MANIFEST: b"{"}), id="a broken manifest"),
        pytest.param(
            archive.write_archive({**FILES, MANIFEST: FILES[MANIFEST] + b"\n"}),
            id="a manifest in another spelling",
        ),
        pytest.param(with_manifest(schema="alertadores-bundle/2"), id="a later schema"),
        pytest.param(with_manifest(kind="referral"), id="another kind"),
        pytest.param(with_manifest(extra=1), id="a foreign name in the manifest"),
        pytest.param(with_manifest(files={}), id="a manifest of nothing"),
        pytest.param(
            archive.write_archive({**FILES, "documento.pdf": b"%PDF"}),
            id="a PDF that the manifest does not name",
        ),
        pytest.param(
            archive.write_archive({**FILES, "extra": b""}), id="a file that the manifest lacks"
        ),
    ],
)
def test_a_manifest_that_does_not_describe_the_bundle_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_public_bundle(data)


def renamed(old: str, new: str) -> Edit:
    return lambda files: files.update({new: files.pop(old)})


EDITS: dict[str, Edit] = {
    "a foreign file": lambda files: files.update({"leeme.txt": b""}),
    "no checkpoint": lambda files: files.pop("checkpoint"),
    "no PDF": lambda files: files.pop("documento.pdf"),
    "no data": lambda files: files.pop("datos.json"),
    "an entry without its proof": lambda files: files.pop("proofs/1.tlog-proof"),
    "a proof without its entry": lambda files: files.pop("entries/1.sdjwt"),
    "an index with a leading zero": renamed("entries/1.sdjwt", "entries/01.sdjwt"),
    "an index beyond 15 figures": renamed("entries/1.sdjwt", "entries/1" + "0" * 15 + ".sdjwt"),
    "an index that is no number": renamed("entries/1.sdjwt", "entries/one.sdjwt"),
    "an entry of another kind of file": renamed("entries/1.sdjwt", "entries/1.jwt"),
    "an entry that is none": lambda files: files.update({"entries/1.sdjwt": b"~"}),
    "a proof that is none": lambda files: files.update({"proofs/1.tlog-proof": b"\n"}),
    "data that are a list": lambda files: files.update({"datos.json": b"[]"}),
    "data in another spelling": lambda files: files.update(
        {"datos.json": b" " + files["datos.json"]}
    ),
    "data of another schema": lambda files: files.update({"datos.json": b'{"a":1}'}),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_bundle_holds_exactly_the_files_of_its_kind(edit: str) -> None:
    changed = repacked(BUNDLE, EDITS[edit])
    assert archive.read_archive(changed)[MANIFEST] != FILES[MANIFEST]
    with pytest.raises(CryptoError):
        read_public_bundle(changed)


def test_more_disclosures_than_any_text_needs_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = sum(content.count(b"~") for name, content in FILES.items() if "entries/" in name)
    monkeypatch.setattr(public, "MAX_DISCLOSURES", shown)
    assert read_public_bundle(BUNDLE).document == PUBLISHER.document
    monkeypatch.setattr(public, "MAX_DISCLOSURES", shown - 1)
    with pytest.raises(FormatError):
        read_public_bundle(BUNDLE)


def test_the_helper_that_repacks_changes_nothing_by_itself() -> None:
    assert repacked(BUNDLE, lambda _files: None) == BUNDLE
    assert manifest_of(FILES) == FILES[MANIFEST]
