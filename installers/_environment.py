"""The environment in `.venv`: system libraries, hash-checked packages, and the checkout itself.

Standard library only, and written so that an older Python can still read it far enough for
`dev.py` to say which version is needed. Packages come from `wheels/` when that folder exists,
otherwise from wherever pip or uv is configured to look; no index is named here.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "installers" / "requirements"
WHEELS = ROOT / "wheels"

# The file names its contents: `runtime` or `dev`, and the digest of the requirement files.
_STAMP = VENV / "alertadores-setup"

# Shared libraries that Qt loads even without a screen -> the Debian package that has them.
_QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}

# What Qt loads beside them to show a window under X11 or Wayland.
_SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

Kind = Literal["runtime", "dev"]


class SetupError(Exception):
    """What is missing and what to do about it, as a sentence for the person at the keyboard."""


def prepare(kind: Kind) -> Path:
    """Make the environment hold what `kind` needs, and return its interpreter.

    Returns at once when nothing has changed since the last time.

    Args:
        kind: ``runtime`` for the program alone, ``dev`` for tests and checks as well.

    Raises:
        SetupError: a system library, Python's own venv support or a package cannot be had.
    """
    if sys.platform == "linux":
        _require_system_packages()
        if kind == "dev":
            _make_screen_possible()
    python = interpreter()
    digest = _requirements_digest()
    if not python.exists():
        _create()
    elif _stamp() in {f"{kind} {digest}", f"dev {digest}"}:
        return python
    _STAMP.unlink(missing_ok=True)
    _install(python, REQUIREMENTS / f"{kind}.txt")
    _link_checkout(python)
    _STAMP.write_text(f"{kind} {digest}", encoding="ascii")
    return python


def interpreter() -> Path:
    """Return the path of the environment's Python, whether or not it exists yet."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def _stamp() -> str:
    return _STAMP.read_text(encoding="ascii") if _STAMP.exists() else ""


def _requirements_digest() -> str:
    digest = hashlib.sha256()
    for name in ("runtime.txt", "dev.txt"):
        digest.update(hashlib.sha256((REQUIREMENTS / name).read_bytes()).digest())
    return digest.hexdigest()


def _create() -> None:
    tell(f"Making the environment {VENV}")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = False
    try:
        answer = subprocess.run(command, check=False, capture_output=True, text=True)
        made = answer.returncode == 0
    finally:
        if not made:  # half an environment would be taken for a whole one the next time
            shutil.rmtree(VENV, ignore_errors=True)
    if not made:
        reason = (answer.stdout + answer.stderr).strip()
        raise SetupError(f"The environment {VENV} could not be made: {reason}")


def _install(python: Path, requirements: Path) -> None:
    uv = shutil.which("uv")
    command = [uv, "pip", "install", "--python", str(python)] if uv else []
    command = command or [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    # Wheels only: nothing that is installed gets to run code of its own first.
    command += ["--quiet", "--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    if WHEELS.is_dir():
        command += ["--no-index", "--find-links", str(WHEELS)]
    tell(f"Installing the packages of {requirements.name}")
    code = run(command)
    if code:
        raise SetupError(
            f"The packages of {requirements.name} could not be installed "
            f"({'uv' if uv else 'pip'} ended with {code}; its reason stands above). "
            f"Without a network, put their wheels into {WHEELS} and repeat the command."
        )


def _link_checkout(python: Path) -> None:
    """Put the checkout on the environment's path, so that its packages run as they stand."""
    answer = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    packages = Path(answer.stdout.strip())
    # Relative, because a .pth file is read in an encoding that depends on system and version.
    (packages / "alertadores-checkout.pth").write_text(
        os.path.relpath(ROOT, packages) + "\n", encoding="ascii"
    )


def has_screen() -> bool:
    """Tell whether a window could be shown to somebody."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _require_system_packages() -> None:
    needed = _QT_LIBRARIES | (_SCREEN_LIBRARIES if has_screen() else {})
    missing = [package for library, package in needed.items() if not _loads(library)]
    if missing:
        missing.append("fonts-dejavu-core")  # no library stands for the one font that text needs
    if not interpreter().exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    if missing:
        _install_system_packages(missing)


def _make_screen_possible() -> None:
    """Install a screen without a monitor, for tests, where nobody has to be asked.

    Without it those tests are skipped, and say so.
    """
    missing = [name for library, name in _SCREEN_LIBRARIES.items() if not _loads(library)]
    if shutil.which("Xvfb") is None:
        missing.append("xvfb")
    if not missing or shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    try:
        _install_system_packages(missing)
    except SetupError as error:
        tell(str(error))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_system_packages(packages: Sequence[str]) -> None:
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"This system lacks what Debian calls {names}; "
            "install it with the system's package manager and repeat the command."
        )
    if os.geteuid() != 0:
        raise SetupError(f"System packages are missing. Type: sudo apt-get install {names}")
    tell(f"Installing system packages: {names}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    if run(["apt-get", "update", "--quiet"], environment) or run(install, environment):
        raise SetupError(
            "System packages could not be installed; the reason stands above. "
            f"Type: apt-get install {names}"
        )


def run(command: Sequence[str], environment: dict[str, str] | None = None) -> int:
    """Run a program with its output on stderr, and return its exit status."""
    return subprocess.run(
        command, check=False, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr
    ).returncode


def tell(sentence: str) -> None:
    """Say on stderr what takes time; stdout is for results."""
    print(sentence, file=sys.stderr, flush=True)
