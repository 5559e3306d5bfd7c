"""A page in each of the states that decide whether the public may see it."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

LIVE = "visible"
HIDDEN = [
    "brouillon",
    "depublie",
    "programme",
    "expire",
    "identifie",
    "motdepasse",
    "groupe",
    "enfant",
    "alias",
]


def pages_in_each_state(make, make_section):
    """One page per state, by state, made by ``make(title=…, parent=…)``.

    ``make_section()`` gives another parent, which becomes private. Titles and slugs
    hold the state: "recit-brouillon".
    """
    now = timezone.now()
    pages = {state: make(title=f"Récit {state}") for state in (LIVE, *HIDDEN[:7])}

    pages["brouillon"].live = False
    pages["brouillon"].save()
    pages["depublie"].save_revision().publish()
    pages["depublie"].unpublish()
    pages["programme"].go_live_at = now + timedelta(days=1)
    pages["programme"].live = False
    pages["programme"].save()
    pages["programme"].save_revision().publish()
    # Nothing has run since: the page is still marked as live.
    type(pages["expire"]).objects.filter(pk=pages["expire"].pk).update(
        expire_at=now - timedelta(seconds=1)
    )
    restrict(pages["identifie"], PageViewRestriction.LOGIN)
    restrict(pages["motdepasse"], PageViewRestriction.PASSWORD, password="sésame")
    group_only = restrict(pages["groupe"], PageViewRestriction.GROUPS)
    group_only.groups.add(Group.objects.create(name="Abonnés"))

    section = make_section()
    restrict(section, PageViewRestriction.LOGIN)
    pages["enfant"] = make(title="Récit enfant", parent=section)
    pages["alias"] = pages["identifie"].create_alias(
        parent=pages[LIVE].get_parent(), update_slug="recit-alias"
    )
    type(pages["alias"]).objects.filter(pk=pages["alias"].pk).update(
        title="Récit alias"
    )
    for page in pages.values():
        page.refresh_from_db()
    return pages


def restrict(page, restriction_type, **options):
    return PageViewRestriction.objects.create(
        page=page, restriction_type=restriction_type, **options
    )


def states_named_in(text) -> set[str]:
    """The states whose page a public answer names, by title or by address."""
    return {
        state
        for state in (LIVE, *HIDDEN)
        if f"Récit {state}" in text or f"recit-{state}" in text
    }
