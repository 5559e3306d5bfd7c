"""The interviews of the demo publication, and their films."""

from datetime import datetime
from pathlib import Path

from editorial.demo import add_context, keep_promises
from editorial.models import Guest, Series
from library.demo import demo_image, demo_video, made_by_demo, mark_as_demo
from people.models import Organisation, Person

from .demo_content import FILM_CREDIT, FILMS, INTERVIEWS
from .models import InterviewIndexPage, InterviewPage

FOLDER = Path(__file__).parent / "demo_films"


def load():
    index = InterviewIndexPage.objects.get()
    for facts in sorted(INTERVIEWS, key=lambda facts: facts["published"]):
        if not index.get_children().filter(slug=facts["slug"]).exists():
            add_interview(index, facts)


def add_interview(index, facts):
    page = InterviewPage(
        slug=facts["slug"],
        title=facts["title"],
        standfirst=facts["standfirst"],
        cover=demo_image(**facts["cover"]),
        introduction=facts["introduction"],
        series=Series.objects.filter(title=facts["series"]).first(),
        part=facts["part"],
        live=False,
        first_published_at=datetime.fromisoformat(facts["published"]),
        segments=[segment(segment_facts) for segment_facts in facts["segments"]],
    )
    page.guests = [
        Guest(
            person=Person.objects.get(slug=guest["person"]),
            role=guest["role"],
            organisation=Organisation.objects.filter(
                slug=guest["organisation"]
            ).first(),
        )
        for guest in facts["guests"]
    ]
    add_context(page, facts, "Texte et films")
    index.add_child(instance=page)
    mark_as_demo(page)
    page.save_revision().publish()
    keep_promises(page)


def segment(facts):
    """Raw data of a block."""
    value = {**facts, "video": film(facts["film"]).pk, "pull_quote": ""}
    del value["film"]
    return {"type": "segment", "value": value}


def film(name):
    facts = FILMS[name]
    return demo_video(
        facts["title"],
        captions=FOLDER / facts["captions"],
        film=None if "elsewhere" in facts else FOLDER / f"{name}.mp4",
        poster=demo_image(**facts["poster"]),
        **facts.get("elsewhere", {"credit": FILM_CREDIT}),
    )


def remove():
    """Delete the interviews; the library deletes the films that nothing shows."""
    for page in made_by_demo(InterviewPage):
        page.delete()
