import pytest
from django.urls import reverse

from moderation.models import Following
from moderation.models.following import pages_to_follow
from moderation.waiting import WaitingList
from tests.territories.factories import TerritoryPageFactory

from .submissions import draft, editor, moderator, submit, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def mailed(django_capture_on_commit_callbacks, mailoutbox):
    def run(function, *args, **kwargs):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            function(*args, **kwargs)
        return {message.to[0] for message in mailoutbox}

    return run


def follower_of(*pages):
    user = moderator()
    Following.objects.bulk_create([Following(user=user, page=page) for page in pages])
    return user


def followed(user):
    return [entry.page_id for entry in WaitingList(user).entries if entry.is_followed]


def test_mail_is_sent_for_what_is_followed_alone(mailed):
    gers, orne = TerritoryPageFactory.create_batch(2)
    of_gers, of_orne, of_all = follower_of(gers), follower_of(orne), moderator()
    of_both = follower_of(gers, orne)
    author = editor()
    everybody = {user.email for user in (of_gers, of_orne, of_all, of_both)}
    assert mailed(submitted, author, territories=[gers]) == everybody - {of_orne.email}
    assert mailed(submitted, author, territories=[gers, orne]) == everybody
    assert mailed(submitted, author) == {of_all.email}


def test_the_territories_of_a_draft_are_those_of_its_latest_revision():
    gers, orne = TerritoryPageFactory.create_batch(2)
    author = editor()
    page = draft(author, territories=[gers])
    page.save_revision().publish()
    page.territories = [orne]
    page.save_revision(user=author)
    submit(page, author)
    assert followed(follower_of(gers)) == []
    assert followed(follower_of(orne)) == [page.pk]
    page.territories = []
    page.save_revision(user=author)
    assert followed(follower_of(orne)) == []


def test_a_territory_belongs_to_itself_and_to_what_it_lies_in(mailed):
    gers = TerritoryPageFactory(level="departement", code="32")
    auch, orne = TerritoryPageFactory(parent=gers), TerritoryPageFactory()
    author = editor()
    auch.save_revision(user=author)
    of_gers = follower_of(gers)
    assert mailed(submit, auch, author) == {of_gers.email}
    state = submitted(author, territories=[auch])
    assert followed(of_gers) == [auch.pk, int(state.object_id)]
    assert followed(follower_of(orne)) == []


def test_a_territory_that_was_deleted_is_followed_by_nobody():
    gers = TerritoryPageFactory()
    reader = follower_of(gers)
    submitted(editor(), territories=[gers])
    gers.delete()
    assert not Following.objects.exists()
    assert followed(reader) == []


def test_territories_alone_can_be_followed(home):
    territories = TerritoryPageFactory.create_batch(2)
    draft(editor())
    assert [page.pk for page in pages_to_follow()] == [page.pk for page in territories]


def account_form(client, user, **data):
    """What the account settings send, as they are filled in."""
    client.force_login(user)
    return client.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Ana",
            "name_email-last_name": "Pons",
            "name_email-email": user.email,
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            **data,
        },
        follow=True,
    )


def test_a_moderator_chooses_in_the_account_settings(client):
    gers, orne, _ = TerritoryPageFactory.create_batch(3)
    user = follower_of(gers)
    gers_alone = {"following-pages": [gers.pk]}
    account_form(client, user, **gers_alone, **{"following-another": orne.pk})
    assert {row.page_id for row in user.followings.all()} == {gers.pk, orne.pk}
    account_form(client, user, **{"following-pages": [orne.pk]})
    assert [row.page_id for row in user.followings.all()] == [orne.pk]
    account_form(client, user)
    assert not user.followings.exists()


def test_the_account_settings_show_what_is_followed_and_a_way_to_choose(client):
    gers = TerritoryPageFactory(title="Gers", level="departement", code="32")
    auch = TerritoryPageFactory(title="Auch", parent=gers)
    TerritoryPageFactory.create_batch(3)
    client.force_login(follower_of(auch))
    html = client.get(reverse("wagtailadmin_account")).content.decode()
    assert html.count('name="following-pages"') == 1
    assert "Auch (Commune, Gers)" in html
    assert html.count('name="following-another"') == 1
    client.force_login(follower_of())
    html = client.get(reverse("wagtailadmin_account")).content.decode()
    assert 'name="following-pages"' not in html
    assert "Choisir un territoire" in html


def test_what_is_no_territory_cannot_be_followed(client, home):
    TerritoryPageFactory()
    user = moderator()
    response = account_form(client, user, **{"following-another": home.pk})
    assert "ne fait pas partie" in response.content.decode()
    assert not user.followings.exists()


def test_an_editor_has_nothing_to_follow(client):
    gers = TerritoryPageFactory()
    user = editor()
    account_form(client, user, **{"following-another": gers.pk})
    assert not user.followings.exists()
    assert (
        "Suivre un territoire de plus"
        not in client.get(reverse("wagtailadmin_account")).content.decode()
    )
