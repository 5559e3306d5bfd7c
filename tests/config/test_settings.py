import pytest

from home.models import HomePage
from tests.config.production import PROGRAM, SECRETS, production_settings, run_python


@pytest.mark.parametrize("missing", SECRETS)
def test_production_fails_loudly_without_its_secrets(missing):
    environment = {name: SECRETS[name] for name in SECRETS if name != missing}
    result = run_python(PROGRAM, **environment)
    assert result.returncode != 0
    assert f"Set the {missing} environment variable" in result.stderr


def test_production_is_safe_as_it_is():
    settings = production_settings()
    expected = {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
        "WAGTAIL_ENABLE_UPDATE_CHECK": False,
        "LANGUAGE_CODE": "fr",
        "TIME_ZONE": "Europe/Paris",
    }
    assert {name: settings[name] for name in expected} == expected


@pytest.mark.django_db
def test_an_error_is_mailed_to_nobody(home, reader, settings, monkeypatch, mailoutbox):
    settings.ADMINS = [("Hébergeur", "hebergeur@example.org")]
    monkeypatch.setattr(HomePage, "serve", lambda self, request: 1 / 0)
    reader.raise_request_exception = False
    assert reader.get("/").status_code == 500
    assert mailoutbox == []
