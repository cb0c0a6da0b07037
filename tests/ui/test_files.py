"""Dialogs for files: what they leave behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = "caso de Ramona"
# A process of its own, whose Qt has written nothing yet.
CODE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from ui import files

application = QApplication([])
files.leave_no_trace()
parent, chosen = QWidget(), []
files.ask_for_file(parent, "", "", chosen.append)
(dialog,) = parent.findChildren(QFileDialog)
dialog.setDirectory(sys.argv[1])
dialog.selectFile("x.pdf")
dialog.accept()
application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
assert chosen == [Path(sys.argv[1], "x.pdf")], chosen
assert not parent.findChildren(QFileDialog)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the settings are in no file")
def test_no_dialog_writes_down_which_folder_was_looked_at(tmp_path: Path) -> None:
    folder, config = tmp_path / FOLDER, tmp_path / "config"
    folder.mkdir()
    (folder / "x.pdf").touch()
    environment = {**os.environ, "XDG_CONFIG_HOME": str(config), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CODE, str(folder)]
    run = subprocess.run(
        command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert [path for path in config.rglob("*") if path.is_file()] == []
