"""What ARCHITECTURE promises of the code itself."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Types of page that a newsroom could do without.
REMOVABLE = ["articles", "interviews"]


def run(folder, *command):
    """Run a command in a folder, with none of the settings of the test suite."""
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_apps_build_on_those_below_them_without_exception():
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()
    assert "1 kept, 0 broken" in run(ROOT, "lint-imports").stdout


@pytest.mark.parametrize("app", REMOVABLE)
def test_deletion(app, tmp_path):
    """Without the app and its lines in the configuration, the site still stands."""
    folder = tmp_path / "relais"
    shutil.copytree(
        ROOT,
        folder,
        ignore=shutil.ignore_patterns(
            ".git", ".venv", "var", "node_modules", "__pycache__", ".*_cache"
        ),
    )
    shutil.rmtree(folder / app)
    shutil.rmtree(folder / "tests" / app)
    for path in [*folder.glob("config/**/*.py"), folder / "pyproject.toml"]:
        lines = path.read_text().splitlines(keepends=True)
        path.write_text(
            "".join(line for line in lines if not re.search(rf'^\s*"{app}[".]', line))
        )

    manage = (sys.executable, "manage.py")
    checked = run(folder, *manage, "makemigrations", "--check", "--dry-run")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    contract = run(folder, "lint-imports")
    assert "1 kept, 0 broken" in contract.stdout
    prepared = run(folder, *manage, "prepare", "--port", "0")
    assert prepared.returncode == 0, prepared.stderr
