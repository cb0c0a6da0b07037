"""What a member must know before working is said by every command, in whole sentences."""

from __future__ import annotations

import pytest

from alertadores.app.session import Session
from alertadores.app.views import Banner
from alertadores.errors import UserError
from alertadores.messages import Language, explain
from resources import read
from tests.cliuse import ENGLISH, CommandLine

SPANISH = "es_MX.UTF-8"
COUNTED = ("banner.missing-content", "banner.other-history", "banner.unreadable-rows")
NO_BACKUP = Banner("banner.no-backup", {"days": 9})
PLAIN = (
    "banner.no-office-key",
    "office.incomplete",
    "vault.anchor-inside-restored",
    "vault.anchor-mismatch",
    "vault.anchor-missing",
    "vault.anchor-outside-missing",
    "vault.locks-restored",
    "vault.old-page",
    "vault.view-remade",
)


@pytest.mark.parametrize(("locale", "language"), [(ENGLISH, "en"), (SPANISH, "es")])
def test_every_banner_is_said_in_whole_sentences(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, locale: str, language: Language
) -> None:
    banners = (*(Banner(key, {"count": 3}) for key in COUNTED), *map(Banner, PLAIN), NO_BACKUP)
    monkeypatch.setattr(Session, "banners", lambda _session: banners)
    said = cli.run("officer", "members", language=locale)
    assert said.code == 0
    lines = said.err.strip().split("\n")
    assert len(lines) == len(banners)
    for line, banner in zip(lines, banners, strict=True):
        words = explain(UserError(banner.key, **banner.values), language)
        assert line.endswith(str(words))
        assert words.happened
        assert words.means
        assert words.do
        assert "[" not in line
        assert "…" not in line, "a value is missing"
    assert said.out
    assert cli.run("officer", "--json", "members", language=locale).object["warnings"] == [
        str(explain(UserError(each.key, **each.values), language)) for each in banners
    ]


def test_no_banner_is_left_out_here() -> None:
    for language in ("en", "es"):
        text = read("i18n", f"messages.{language}.json").decode()
        assert {key for key in (*COUNTED, *PLAIN, NO_BACKUP.key) if f'"{key}"' not in text} == set()
        assert text.count('"banner.') == len([*COUNTED, "banner.no-office-key", NO_BACKUP.key])
