import pytest
from django.core.exceptions import ValidationError

from library.models import VideoSettings
from tests.moderation.stale_forms import send
from tests.users.factories import UserFactory


@pytest.mark.parametrize(
    ("typed", "hosts"),
    [
        ("tube.example.org", ["tube.example.org"]),
        (
            "  Tube.Example.ORG \n\n autre.example",
            ["tube.example.org", "autre.example"],
        ),
        ("https://tube.example.org/w/4212?a=b", ["tube.example.org"]),
        ("tube.example.org\ntube.example.org", ["tube.example.org"]),
        ("tube.example.org:8443", ["tube.example.org:8443"]),
        ("tube.example.org:443", ["tube.example.org"]),
        ("télé.example", ["xn--tl-bjab.example"]),
        ("", []),
    ],
)
def test_hosts_are_put_in_order(typed, hosts):
    settings = VideoSettings(peertube_hosts=typed)
    settings.clean()
    assert settings.host_list == hosts


@pytest.mark.parametrize(
    "typed", ["tube", "tube.example.org;", "*.example.org", "a b", "<b>", "é" * 300]
)
def test_what_is_no_host_is_refused(typed):
    with pytest.raises(ValidationError) as refusal:
        VideoSettings(peertube_hosts=typed).clean()
    assert list(refusal.value.message_dict) == ["peertube_hosts"]


@pytest.mark.django_db
def test_an_administrator_types_them_in_the_settings(site, client):
    client.force_login(UserFactory(is_superuser=True))
    address = f"/admin/settings/library/videosettings/{site.pk}/"
    typed = {"peertube_hosts": "https://Tube.example.org/\n"}
    assert send(client, address, typed).status_code == 302
    assert VideoSettings.hosts_of_all_sites() == {"tube.example.org"}


@pytest.mark.django_db
def test_editors_do_not_choose_them(site, client):
    client.force_login(UserFactory(group="Rédacteurs"))
    address = f"/admin/settings/library/videosettings/{site.pk}/"
    client.post(address, {"peertube_hosts": "tube.example.org"})
    assert VideoSettings.hosts_of_all_sites() == set()
