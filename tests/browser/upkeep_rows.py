"""What machines have written about a site. Run by ``manage.py shell``."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from upkeep.models import Heartbeat, MissingAddress, PageLink

now = timezone.now()
page = Page.objects.get(slug="valeur-numerique-d-un-territoire")
LONG = "/2014/05/12/reseau-initiative-publique-et-amenagement-numerique-du-territoire"

for path, hits in ((LONG, 12), ("/valeur-numerique", 9), ("/nulle-part", 1)):
    MissingAddress.objects.create(path=path, hits=hits, came_from="www.example.org")
for text, problem, status in (
    ("un lien vers une page disparue", PageLink.Problem.GONE, None),
    ("Localtis", PageLink.Problem.NOT_FOUND, 404),
):
    PageLink.objects.create(
        page=page,
        contentpath="body",
        text=text,
        address=f"https://localtis.example/{'tres-long-' * 12}",
        is_external=status is not None,
        problem=problem,
        status=status,
        since=now,
    )
Heartbeat.objects.create(
    started_at=now - timedelta(minutes=30),
    finished_at=now - timedelta(minutes=30),
    published=["La fibre au bourg"],
    failures=[
        {
            "key": "revision-0",
            "name": "Un écran pour tous",
            "sentence": "Cette image n’a pas de texte alternatif.",
        }
    ],
)
