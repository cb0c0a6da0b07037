"""An installation that computes wrong opens nothing and judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alertadores.app.opening import begin_vault, open_session, typed_secret
from alertadores.app.surroundings import Surroundings
from alertadores.errors import EnvironmentFault
from alertadores.verify import fitness
from alertadores.verify.files import verify_file
from crypto.errors import SelfTestError


@pytest.fixture
def unfit(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def fail() -> None:
        raise SelfTestError("a known answer came out differently")

    fitness.require_fitness.cache_clear()
    monkeypatch.setattr(fitness.selftest, "run", fail)
    yield
    fitness.require_fitness.cache_clear()


def test_a_sound_installation_is_fit() -> None:
    fitness.require_fitness.cache_clear()
    fitness.require_fitness()
    assert fitness.require_fitness.cache_info().currsize == 1


@pytest.mark.usefixtures("unfit")
def test_nothing_is_made_opened_or_judged(tmp_path: Path) -> None:
    surroundings = Surroundings(state_folder=tmp_path / "state")
    with pytest.raises(EnvironmentFault, match=r"program\.unfit"):
        begin_vault(tmp_path / "vault", "una frase larga", surroundings)
    assert not (tmp_path / "vault").exists()
    with pytest.raises(EnvironmentFault, match=r"program\.unfit"):
        open_session(tmp_path / "vault", typed_secret("una frase larga"), surroundings)
    with pytest.raises(EnvironmentFault, match=r"program\.unfit"):
        verify_file(tmp_path / "bundle.zip", None)
