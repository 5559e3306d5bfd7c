"""What the site sends is valid HTML, as html-validate understands it."""

import json
import subprocess

import pytest
from django.template.loader import render_to_string

from .demo_site import ROOT, get

pytestmark = pytest.mark.browser

HTML_VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
STYLE = (
    "no-trailing-whitespace",  # what tags of the template language leave behind
    "attr-quotes",  # Django's form widgets write some attributes in their own way
    "void-style",  # the same
    "doctype-style",  # <!doctype html>, as the HTML standard writes it
    "long-title",  # headlines are as long as the newsroom wants
)
CONFIG = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": dict.fromkeys(STYLE, "off"),
}


def test_pages_are_valid(addresses, tmp_path):
    if not HTML_VALIDATE.exists():
        pytest.skip("html-validate is not installed: npm install")
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(CONFIG))
    for name, address in addresses.items():
        (tmp_path / f"{name}.html").write_bytes(get(address).body)
    (tmp_path / "error.html").write_text(render_to_string("500.html"))
    checked = subprocess.run(
        [HTML_VALIDATE, "--formatter", "json", "--ext", "html", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    errors = [
        f"{file['filePath'].removeprefix(str(tmp_path))}:{message['line']} "
        f"{message['ruleId']}: {message['message']}"
        for file in json.loads(checked.stdout)
        for message in file["messages"]
    ]
    assert not errors, "\n".join(errors)
    assert checked.returncode == 0, checked.stderr
