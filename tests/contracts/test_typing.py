"""Where somebody types: each place has a draft, or a reason to have none."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
_QT: Final = frozenset(
    {
        "QDateEdit", "QDateTimeEdit", "QDoubleSpinBox", "QInputDialog", "QLineEdit",
        "QPlainTextEdit", "QSpinBox", "QTextEdit", "QTimeEdit",
    }
)  # fmt: skip

# Drafts, by who keeps them.
_FORMS: Final = "the forms of the table of forms: InputsDraft, in ui/pages/case.py and deciding.py"
_GUIDE: Final = "the guide: RegisterPage.draft"
_DRAFTED: Final = "its form is a DraftedForm"
_SUMMARY: Final = "the public text: SummaryTab._draft"
_TRAIL: Final = "the first run: ui/pages/first_run_draft.py"

# Reasons to have none; ui/drafts.py tells them.
_IDENTITY: Final = "an identity is never a draft"
_SECRET: Final = "a passphrase or a recovery code is never a draft"
_ASKED: Final = "words that are searched or filtered for are recorded nowhere"
_NAME: Final = "the name of a list that is still there"
_READ: Final = "read only"
_PART: Final = "part of another input, which is listed where it is used"

_KNOWN: Final = {
    "ui/forms.py:_input LineInput": (1, _FORMS),
    "ui/forms.py:_input TextInput": (1, _FORMS),
    "ui/forms.py:_input WrittenInput": (1, _FORMS),
    "ui/forms.py:_input ListInput": (1, _FORMS),
    "ui/forms.py:_input DateInput": (1, _FORMS),
    "ui/pages/alerts_filters.py:FilterBar.ask_for_days DateInput": (2, _ASKED),
    "ui/pages/alerts_filters.py:FilterBar.ask_for_institution LineInput": (1, _ASKED),
    "ui/pages/alerts_saved.py:SavedLists._ask_for_name LineInput": (1, _NAME),
    "ui/pages/case_summary.py:SummaryTab._make_left WrittenInput": (1, _SUMMARY),
    "ui/pages/evidence_forms.py:AddForm.__init__ LineInput": (1, _DRAFTED),
    "ui/pages/evidence_forms.py:AddForm.__init__ TextInput": (1, _DRAFTED),
    "ui/pages/evidence_forms.py:ExportForm.__init__ LineInput": (1, _DRAFTED),
    "ui/pages/first_run_alone.py:AlonePart.__init__ LineInput": (1, _TRAIL),
    "ui/pages/first_run_charter.py:CharterPart.__init__ LineInput": (2, _TRAIL),
    "ui/pages/first_run_code.py:CopyPart.__init__ GroupsInput": (1, _SECRET),
    "ui/pages/first_run_code.py:RenewPart.__init__ SecretInput": (1, _SECRET),
    "ui/pages/first_run_join.py:JoinPart.__init__ LineInput": (1, _TRAIL),
    "ui/pages/first_run_restore.py:RestorePart.__init__ SecretInput": (1, _SECRET),
    "ui/pages/first_run_vault.py:VaultPart.__init__ SecretInput": (2, _SECRET),
    "ui/pages/locks.py:NewPassphrase.__init__ SecretInput": (1, _SECRET),
    "ui/pages/locks.py:NewCode.__init__ SecretInput": (1, _SECRET),
    "ui/pages/log_filter.py:LogFilter.__init__ LineInput": (1, _ASKED),
    "ui/pages/office_forms.py:ProposalForm.__init__ TextInput": (1, _DRAFTED),
    "ui/pages/deciding.py:Hearing.__init__ LineInput": (1, _DRAFTED),
    "ui/pages/register_parts.py:_line LineInput": (1, _GUIDE),
    "ui/pages/register_parts.py:_day DateInput": (1, _GUIDE),
    "ui/pages/register_parts.py:_reception DateInput": (1, _GUIDE),
    "ui/pages/register_parts.py:_reception TextInput": (1, _GUIDE),
    "ui/pages/register_parts.py:_facts TextInput": (1, _GUIDE),
    "ui/pages/register_parts.py:_facts DateInput": (2, _GUIDE),
    "ui/pages/register_parts.py:_details NumberInput": (1, _GUIDE),
    "ui/pages/register_parts.py:_details ListInput": (2, _GUIDE),
    "ui/pages/register_parts.py:IdentityPart.__init__ LineInput": (3, _IDENTITY),
    "ui/pages/rehearsal.py:Rehearsal.__init__ SecretInput": (1, _SECRET),
    "ui/pages/unlock.py:UnlockPage.__init__ SecretInput": (1, _SECRET),
    "ui/shell/palette.py:Palette.__init__ QLineEdit": (1, _ASKED),
    "ui/shell/topbar.py:TopBar.__init__ SearchField": (1, _ASKED),
    "ui/viewer/window.py:Viewer.__init__ QPlainTextEdit": (1, _READ),
    "ui/widgets/groups.py:GroupsInput.__init__ _GroupInput": (1, _PART),
    "ui/widgets/many.py:ManyInput.__init__ QLineEdit": (1, _ASKED),
    "ui/widgets/reading.py:Reading.__init__ TextPage": (1, _READ),
}
"""Place and class → how often, and where the draft is or why there is none."""


@cache
def _trees() -> dict[str, ast.Module]:
    paths = sorted((_ROOT / "ui").rglob("*.py"))
    return {
        each.relative_to(_ROOT).as_posix(): ast.parse(each.read_text("utf-8")) for each in paths
    }


def _typed_in() -> set[str]:
    """Return the names of the classes that somebody can type in: Qt's and those made of them."""
    known = set(_QT)
    classes = [
        (node.name, {base.id for base in node.bases if isinstance(base, ast.Name)})
        for tree in _trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    while more := {name for name, bases in classes if bases & known} - known:
        known |= more
    return known


def _uses(node: ast.AST, place: str, classes: set[str]) -> Iterator[str]:
    """Yield where such a class is made, or handed on to be made."""
    for child in ast.iter_child_nodes(node):
        inside = place
        if isinstance(child, ast.ClassDef | ast.FunctionDef):
            inside = f"{place}.{child.name}".replace(":.", ":")
        name = child.id if isinstance(child, ast.Name) else getattr(child, "attr", "")
        if name in classes and isinstance(node, ast.Call | ast.Dict | ast.keyword):
            is_question = isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance"
            if not is_question:
                yield f"{place} {name}"
        yield from _uses(child, inside, classes)


def _found() -> Counter[str]:
    classes = _typed_in() | {"GroupsInput"}
    return Counter(
        use for file, tree in _trees().items() for use in _uses(tree, f"{file}:", classes)
    )


def test_each_place_to_type_in_has_a_draft_or_a_reason_to_have_none() -> None:
    assert dict(_found()) == {use: count for use, (count, _why) in _KNOWN.items()}


def test_a_new_place_to_type_in_is_noticed() -> None:
    classes = _typed_in()
    new = ast.parse("class New(TextInput): ...\ndef make():\n  return QtWidgets.QTextEdit()")
    assert list(_uses(new, "ui/new.py:", classes)) == ["ui/new.py:make QTextEdit"]
    assert {"SecretInput", "TextInput", "SearchField"} <= classes


def test_the_reasons_to_have_none_are_told_where_drafts_are_kept() -> None:
    told = " ".join((ast.get_docstring(_trees()["ui/drafts.py"]) or "").split())
    for words in (
        "An identity",
        "A passphrase and a recovery code",
        "searched or filtered",
        "list",
    ):
        assert words in told
