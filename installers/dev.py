"""Developer commands: everything from a fresh checkout to a checked one, with Python alone.

`setup` makes the environment and prints the path of its interpreter as the last line on stdout;
`run` starts the program and `test` runs the tests, both passing on what else they are given;
`check` runs every check that is not a test; `bench` measures the budgets; `screens` pictures every
page of the window; `lock` writes the pinned requirement files anew, `words` the catalogues of the
window's words, and `pictures` the pictures of the user guide.

Exit status: that of the program or of pytest; otherwise 0 done, 1 checks failed, 2 something is
missing, said in a sentence, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys

import _checks
import _environment
from _environment import REQUIREMENTS, ROOT, SetupError, prepare, tell

_LOCK_COMMAND = "python3 installers/dev.py lock"
_PRACTICE = ROOT / "build" / "practica"
_PRACTICE_CASES = "24"
# A release that turns out hostile is usually withdrawn within days.
_COOL_DOWN = "7 days"
# A file as a whole and in its place: the office of a practice run is one for all of its tests.
_ALL_TESTS = ["--numprocesses", "logical", "--maxprocesses", "8"]
_ALL_TESTS += ["--dist", "loadfile", "--no-loadscope-reorder"]


def setup() -> int:
    """Make the environment and print its interpreter."""
    print(prepare("runtime"))
    return 0


def run(arguments: list[str]) -> int:
    """Start the practice office: in a window, or without a screen made and told on stdout.

    With arguments it is the program's own command line. Started from the folder the person is in,
    which Python is not to import from.
    """
    python = prepare("runtime")
    if arguments:
        command = ["alertadores", *arguments]
    elif _environment.has_screen():
        command = ["ui", "--practice"]
    else:
        shutil.rmtree(_PRACTICE, ignore_errors=True)
        command = ["alertadores", "demo", str(_PRACTICE), "--cases", _PRACTICE_CASES]
    return subprocess.run([str(python), "-P", "-m", *command], check=False).returncode


def test(arguments: list[str]) -> int:
    """Run the tests without a screen: all of them on every core, or what the arguments say."""
    python = prepare("dev")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(python), "-m", "pytest", *(arguments or _ALL_TESTS)]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def check() -> int:
    """Run the linters, the type checker, the import contracts and the checks of the tree."""
    python = prepare("dev")
    tools = {
        "ruff check": ["-m", "ruff", "check", "--quiet"],
        "ruff format": ["-m", "ruff", "format", "--check", "--quiet"],
        "mypy": ["-m", "mypy"],
        "import contracts": [
            "-c",
            "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])",
        ],
    }
    failed = [
        name
        for name, arguments in tools.items()
        if subprocess.run([str(python), *arguments], check=False, cwd=ROOT).returncode
    ]
    files = _checks.source_files(ROOT)
    for look in (_checks.oversized, _checks.registry_hosts, _checks.dead_links):
        offences = look(ROOT, files)
        if offences:
            print("\n".join(offences))
            failed.append(look.__name__.replace("_", " "))
    print(f"Checks failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure the budgets of the program against floors of the same run."""
    return _run_beside("_bench.py", arguments)


def screens(arguments: list[str]) -> int:
    """Picture every page and state of the window, in both languages and themes."""
    return _run_beside("_screens.py", arguments)


def words() -> int:
    """Bring the window's catalogues of words up to its sources."""
    return _run_beside("_words.py", [])


def pictures() -> int:
    """Make the pictures of the user guide anew."""
    return _run_beside("_pictures.py", [])


def _run_beside(script: str, arguments: list[str]) -> int:
    """Run a script of this folder without a screen, from the folder the person is in."""
    python = prepare("dev")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(python), str(ROOT / "installers" / script), *arguments]
    return subprocess.run(command, check=False, env=environment).returncode


def lock() -> int:
    """Pin every dependency by version and hash, for all systems at once."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("Writing the pins needs uv on the PATH. Type: pipx install uv")
    runtime, dev = (
        (REQUIREMENTS / f"{kind}.txt").relative_to(ROOT).as_posix() for kind in ("runtime", "dev")
    )
    sources = {
        runtime: ["pyproject.toml"],
        dev: ["pyproject.toml", dev.replace(".txt", ".in"), "--constraint", runtime],
    }
    options = ["--universal", "--python-version", "3.11", "--only-binary", ":all:"]
    options += ["--generate-hashes", "--upgrade", "--quiet"]
    options += ["--exclude-newer", _COOL_DOWN, "--custom-compile-command", _LOCK_COMMAND]
    for target, source in sources.items():
        tell(f"Pinning {target}")
        if _environment.run([uv, "pip", "compile", *source, *options, "--output-file", target]):
            raise SetupError(f"{target} could not be written; the reason stands above.")
    return 0


def main() -> int:
    """Run one command; every failure is a sentence, never a trace."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for older Pythons
        tell(f"Alertadores needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    alone = {"setup": setup, "check": check, "lock": lock, "words": words, "pictures": pictures}
    passing_on = {"run": run, "test": test, "bench": bench, "screens": screens}
    parser.add_argument("command", choices=[*alone, *passing_on])
    options, arguments = parser.parse_known_args()
    if arguments and options.command in alone:
        parser.error(f"{options.command} takes no arguments, but got {' '.join(arguments)}")
    try:
        if options.command in alone:
            return alone[options.command]()
        return passing_on[options.command](arguments)
    except KeyboardInterrupt:
        return 130
    except SetupError as error:
        tell(str(error))
    except OSError as error:
        tell(f"{error.strerror or error}: {error.filename or ROOT}")
    except subprocess.CalledProcessError as error:
        tell(f"{error.cmd[0]} ended with {error.returncode}: {error.stderr.strip()}")
    return 2


if __name__ == "__main__":
    sys.exit(main())
