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
MANAGE = (sys.executable, "manage.py")


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


def without(apps, folder):
    """A copy of the project without some apps and their lines in the configuration."""
    shutil.copytree(
        ROOT,
        folder,
        ignore=shutil.ignore_patterns(
            ".git", ".venv", "var", "node_modules", "__pycache__", ".*_cache"
        ),
    )
    for app in apps:
        shutil.rmtree(folder / app)
        shutil.rmtree(folder / "tests" / app)
    lines_of_apps = re.compile(rf'^\s*"({"|".join(apps)})[".]')
    for path in [*folder.glob("config/**/*.py"), folder / "pyproject.toml"]:
        lines = path.read_text().splitlines(keepends=True)
        path.write_text(
            "".join(line for line in lines if not lines_of_apps.match(line))
        )
    return folder


@pytest.mark.parametrize("apps", [[app] for app in REMOVABLE], ids=REMOVABLE)
def test_the_code_stands_without(apps, tmp_path):
    folder = without(apps, tmp_path / "relais")
    checked = run(folder, *MANAGE, "makemigrations", "--check", "--dry-run")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    contract = run(folder, "lint-imports")
    assert "1 kept, 0 broken" in contract.stdout


def test_a_site_without_any_of_them_is_prepared(tmp_path):
    folder = without(REMOVABLE, tmp_path / "relais")
    prepared = run(folder, *MANAGE, "prepare", "--port", "0")
    assert prepared.returncode == 0, prepared.stderr
