"""Nobody puts a text online who may not, by any way that we know of.

Each way is tried in a savepoint of its own, by people who may not, and by one who may
where somebody may: a way that stops working would pass unnoticed otherwise.
"""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission

from interviews.models import InterviewIndexPage
from moderation.roles import MODERATORS
from tests.unrendered import unrendered

from .publication import in_force, online
from .ways_to_publish import (
    WAYS_AROUND,
    WAYS_TO_APPROVE,
    WAYS_TO_PUBLISH,
    Attempt,
    Newsroom,
)

pytestmark = pytest.mark.django_db

OWN_TEXT = {**WAYS_TO_PUBLISH, **WAYS_TO_APPROVE}


def neighbour(site):
    """A moderator of another section, who writes in this one as a contributor does."""
    group = Group.objects.create(name="Modérateurs des entretiens")
    moderators = Group.objects.get(name=MODERATORS)
    for right in GroupPagePermission.objects.filter(group=moderators):
        page = InterviewIndexPage.objects.get()
        group.page_permissions.create(page=page, permission=right.permission)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = site.people.contributor
    user.groups.add(group)
    return user


def what_changes(ways, look, user, site) -> set[str]:
    """The ways by which somebody gets there."""
    changed = set()
    for name, (way, _) in ways.items():
        with transaction.atomic(), unrendered():
            before = look()
            way(Attempt(user, site))
            if look() != before:
                changed.add(name)
            transaction.set_rollback(True)
    return changed


def test_there_are_at_least_thirty_ways_of_each_kind():
    assert len(WAYS_TO_PUBLISH) >= 30
    assert len(WAYS_TO_APPROVE) >= 15
    assert len(WAYS_AROUND) >= 25


def on_one_database(role):
    """What differs between roles are their rights, which no database knows."""
    return pytest.param(role, marks=pytest.mark.any_database)


@pytest.mark.parametrize(
    "role", ["contributor", *map(on_one_database, ["editor", "neighbour"])]
)
def test_nothing_goes_online_without_the_right_to(home, role):
    site = Newsroom("contributor")
    user = neighbour(site) if role == "neighbour" else getattr(site.people, role)
    assert what_changes(OWN_TEXT, online, user, site) == set()
    assert what_changes(WAYS_AROUND, in_force, user, site) == set()


@pytest.mark.parametrize("role", ["moderator", on_one_database("administrator")])
def test_nobody_puts_their_own_text_online(home, role):
    site = Newsroom(role)
    assert what_changes(OWN_TEXT, online, site.author, site) == set()


def test_a_superuser_does_not_approve_their_own_text(home):
    site = Newsroom("superuser")
    approvals = {
        name: way for name, way in WAYS_TO_APPROVE.items() if "approval" in name
    }
    assert what_changes(approvals, online, site.author, site) == set()


@pytest.mark.parametrize("ways", [OWN_TEXT, WAYS_AROUND], ids=["texts", "around"])
def test_the_right_person_gets_there_by_the_same_ways(home, ways):
    site = Newsroom("contributor")
    look = in_force if ways is WAYS_AROUND else online
    reached = {
        name
        for name, (way, person) in ways.items()
        if person
        and what_changes(
            {name: (way, person)}, look, getattr(site.people, person), site
        )
    }
    assert reached == {name for name, (_, person) in ways.items() if person}


def test_what_only_a_superuser_may_no_moderator_may(home):
    site = Newsroom("contributor")
    reserved = {
        name: (way, person)
        for name, (way, person) in OWN_TEXT.items()
        if person != "other_moderator"
    }
    user = site.people.other_moderator
    assert what_changes(reserved, online, user, site) == set()
