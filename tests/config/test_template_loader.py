import pytest
from django.template import engines
from django.template.loaders import app_directories

from config.template_loader import PATCHES, Loader


@pytest.mark.parametrize("name", PATCHES)
def test_a_patch_is_still_needed_and_still_fits(name):
    """A newer Wagtail that says it in every language needs the patch no more."""
    engine = engines["django"].engine
    untouched = app_directories.Loader(engine).get_template(name).source
    assert untouched.count(PATCHES[name][0]) == 1
    patched = Loader(engine).get_template(name).source
    assert patched == untouched.replace(*PATCHES[name])
    assert "i18n" in patched
