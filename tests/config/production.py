"""The production settings, as another process sees them."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SECRETS = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "relais.example",
    "SITE_URL": "https://relais.example",
    "DATABASE_URL": "postgres://127.0.0.1/relais",
}
PROGRAM = """
import json
from config.settings import base
names = [name for name in dir(base) if name.isupper()]
print(json.dumps({name: getattr(base, name) for name in names}, default=str))
"""


def run_python(program, **environment):
    """Run a program from the root of the project, with these variables alone."""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def production_settings(**environment):
    result = run_python(PROGRAM, **{**SECRETS, **environment})
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)
