from __future__ import annotations

from pathlib import Path

import pytest

from alertadores.errors import UserError
from alertadores.vault.places import refuse_synced


@pytest.mark.parametrize(
    ("part", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Secretaría de la Función", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ana@example.org", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Mobile Documents", "iCloud"),
        ("Nextcloud2", "Nextcloud"),
    ],
)
def test_a_folder_of_a_synchronising_client_is_refused(
    tmp_path: Path, part: str, service: str
) -> None:
    with pytest.raises(UserError) as caught:
        refuse_synced(tmp_path / part / "Documentos" / "boveda")
    assert (caught.value.key, caught.value.details) == ("vault.synced-folder", {"service": service})


@pytest.mark.parametrize("name", ["dropbox-notas", "one drive", "mi google drive viejo"])
def test_a_name_that_only_resembles_one_is_accepted(tmp_path: Path, name: str) -> None:
    refuse_synced(tmp_path / name / "boveda")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("marker", "service"), [(".dropbox", "Dropbox"), (".stfolder", "Syncthing")]
)
def test_a_renamed_folder_is_known_by_what_the_client_leaves_in_it(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / marker).touch()
    with pytest.raises(UserError) as caught:
        refuse_synced(tmp_path / "trabajo" / "boveda")
    assert caught.value.details == {"service": service}


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "inocente"
    try:
        link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    with pytest.raises(UserError, match="Dropbox"):
        refuse_synced(link / "boveda")


def test_a_place_that_windows_names_as_onedrive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Documentos"))
    with pytest.raises(UserError, match="OneDrive"):
        refuse_synced(tmp_path / "Documentos" / "boveda")
    refuse_synced(tmp_path / "otros" / "boveda")
