"""JSON-LD: what search engines are told, checked against schema.org's own types."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from editorial.models import Credit, Guest
from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import ImageFactory, VideoFactory
from tests.people.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
TSC = ROOT / "node_modules" / ".bin" / "tsc"
OPTIONS = ["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler"]


def data_of(reader, address):
    """The objects that a page describes, by type."""
    page = reader.get(address).content.decode()
    [text] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL
    )
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {item["@type"]: item for item in data["@graph"]}, data


def complaints_about(data, folder):
    """What TypeScript says of data that should be a graph of schema.org's types."""
    if not TSC.exists():
        pytest.skip("TypeScript is not installed: npm install")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    source = folder / "data.ts"
    source.write_text(
        'import type { Graph } from "schema-dts";\n'
        f"export const data: Graph[] = {json.dumps(data)};\n"
    )
    checked = subprocess.run(
        [TSC, *OPTIONS, "--module", "esnext", source.name],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return checked.stdout


@pytest.fixture
def interview(home):
    film = VideoFactory(
        title="Un film",
        duration=12,
        captions=said("Bonjour.", "La fibre </script>.", "Merci."),
        poster=ImageFactory(),
    )
    guest = PersonFactory(
        name="Ada", role="dirigeante", organisation=OrganisationFactory(name="Coop")
    )
    return InterviewPageFactory(
        title="Un entretien",
        segments=[
            segment(film, question="Première ?", end="0:04"),
            segment(film, question="Deuxième ?", start="0:04"),
        ],
        guests=[Guest(person=guest)],
        credits=[Credit(organisation=OrganisationFactory(name="La rédaction"))],
    )


def test_every_description_is_of_schema_orgs_types(interview, reader, tmp_path):
    article = ArticlePageFactory(credits=[Credit(person=PersonFactory(name="Bea"))])
    addresses = [
        interview.url,
        article.url,
        "/personnes/ada/",
        "/organisations/coop/",
    ]
    described = [data_of(reader, address) for address in addresses]
    types = {name for objects, _ in described for name in objects}
    assert types == {
        "Article",
        "BreadcrumbList",
        "Organization",
        "Person",
        "VideoObject",
    }
    assert complaints_about([data for _, data in described], tmp_path) == ""


def test_the_check_would_tell(tmp_path):
    wrong = {"@type": "VideoObject", "hasPart": [{"@type": "Clip", "debut": 4}]}
    graph = [{"@context": "https://schema.org", "@graph": [wrong]}]
    assert '"debut"\' does not exist in type' in complaints_about(graph, tmp_path)


def test_a_film_is_told_with_a_clip_for_each_segment(interview, reader):
    objects, _ = data_of(reader, interview.url)
    film = objects["VideoObject"]
    assert film["name"] == "Un film"
    assert film["duration"] == "PT12S"
    assert film["transcript"].startswith("Bonjour.")
    assert film["thumbnailUrl"].startswith("http://testserver/media/images/")
    assert film["embedUrl"].startswith("https://www.youtube-nocookie.com/embed/")
    assert film["hasPart"] == [
        {
            "@type": "Clip",
            "name": "Première ?",
            "startOffset": 0,
            "endOffset": 4,
            "url": f"http://testserver{interview.url}?t=0",
        },
        {
            "@type": "Clip",
            "name": "Deuxième ?",
            "startOffset": 4,
            "endOffset": 12,
            "url": f"http://testserver{interview.url}?t=4",
        },
    ]


def test_the_trail_leads_from_the_home_page(interview, reader):
    objects, _ = data_of(reader, interview.url)
    assert [
        (step["position"], step["name"], step.get("item"))
        for step in objects["BreadcrumbList"]["itemListElement"]
    ] == [
        (1, "Accueil", "http://testserver/"),
        (2, "Entretiens", "http://testserver/entretiens/"),
        (3, "Un entretien", None),
    ]


def test_a_person_is_told_with_what_they_do(interview, reader):
    objects, _ = data_of(reader, "/personnes/ada/")
    assert objects["Person"]["jobTitle"] == "dirigeante"
    assert objects["Person"]["worksFor"] == {
        "@type": "Organization",
        "name": "Coop",
        "url": "http://testserver/organisations/coop/",
    }


def test_no_word_ends_the_description(interview, reader):
    page = reader.get(interview.url).content.decode()
    assert page.count("</script>") == page.count("<script")
