"""What the stories of the demo publication share: themes, series, kept promises."""

from library.demo import made_by_demo, mark_as_demo
from people.models import Organisation
from territories.models import TerritoryPage

from .demo_content import PROMISES, SERIES, THEMES
from .models import Credit, FollowUp, Series, Story, Theme

AUTHOR = "la-redaction-de-relais"


def load():
    for facts in THEMES:
        theme, is_new = Theme.objects.get_or_create(
            slug=facts["slug"],
            defaults={"name": facts["name"], "description": facts["description"]},
        )
        if is_new:
            mark_as_demo(theme)
    for facts in SERIES:
        series, is_new = Series.objects.get_or_create(
            title=facts["title"], defaults={"description": facts["description"]}
        )
        if is_new:
            mark_as_demo(series)


def add_context(story, facts, work):
    """Give a story its themes and territories, who made it, and what it announces.

    ``work`` is what the newsroom signs: text, films.
    """
    story.themes = Theme.objects.filter(slug__in=facts["themes"])
    story.territories = TerritoryPage.objects.filter(slug__in=facts["territories"])
    story.credits = [
        Credit(organisation=author, role=work)
        for author in Organisation.objects.filter(slug=AUTHOR)
    ]
    story.follow_ups = [
        FollowUp(
            title=follow_up["title"],
            note=follow_up["note"],
            territory=TerritoryPage.objects.filter(slug=follow_up["territory"]).first(),
            delivered_by=keeper_of(follow_up["title"]),
        )
        for follow_up in facts["follow_ups"]
    ]


def keeper_of(promise):
    """The story that keeps a promise, or None when it is not there yet."""
    return Story.objects.filter(slug=PROMISES.get(promise)).first()


def keep_promises(story):
    """Tick off what older stories of the demo announced.

    Except where an editor is at work.
    """
    kept = [promise for promise, slug in PROMISES.items() if slug == story.slug]
    announcing = made_by_demo(Story).filter(
        live=True,
        has_unpublished_changes=False,
        follow_ups__title__in=kept,
        follow_ups__delivered_by=None,
    )
    for page in announcing.distinct().specific():
        page.follow_ups = page.follow_ups.all()
        for follow_up in page.follow_ups.all():
            if follow_up.title in kept:
                follow_up.delivered_by_id = story.pk
        page.save_revision().publish()


def remove():
    """Delete the themes and series that no story has."""
    made_by_demo(Theme).filter(stories=None).delete()
    made_by_demo(Series).filter(stories=None).delete()
