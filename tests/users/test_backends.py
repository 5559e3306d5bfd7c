import pytest

from tests.users.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_a_demo_account_signs_in_where_the_settings_let_it(client, settings):
    settings.DEMO_ACCOUNTS_MAY_SIGN_IN = True
    user = UserFactory(is_demo=True)
    assert client.login(username=user.username, password=PASSWORD)


def test_a_demo_account_is_refused_elsewhere_open_sessions_included(client, settings):
    settings.DEMO_ACCOUNTS_MAY_SIGN_IN = True
    user = UserFactory(is_demo=True, is_superuser=True)
    client.login(username=user.username, password=PASSWORD)
    settings.DEMO_ACCOUNTS_MAY_SIGN_IN = False
    assert client.get("/admin/").status_code == 302
    assert not client.login(username=user.username, password=PASSWORD)


def test_everybody_else_signs_in(client, settings):
    settings.DEMO_ACCOUNTS_MAY_SIGN_IN = False
    assert client.login(username=UserFactory().username, password=PASSWORD)


def test_production_settings_refuse_demo_accounts():
    from tests.config.production import production_settings

    assert production_settings()["DEMO_ACCOUNTS_MAY_SIGN_IN"] is False
