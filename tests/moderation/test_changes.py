import json

import pytest
from wagtail.rich_text import RichText

from articles.models import ArticlePage
from editorial.models import FollowUp
from moderation.changes import changed_fields
from tests.articles.factories import ArticlePageFactory
from tests.territories.factories import TerritoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def article():
    page = ArticlePageFactory(
        title="La fibre",
        body=[("text", RichText("<p>Un.</p>"))],
        follow_ups=[FollowUp(title="La suite")],
    )
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def changes_of(article):
    """What a new revision changes against the one that is live."""
    revision = article.save_revision()
    return changed_fields(ArticlePage, article.live_revision.content, revision.content)


def test_the_same_words_change_nothing(article):
    assert changes_of(article) == []


def test_each_field_is_named_as_in_the_form(article):
    article.title, article.slug = "La fibre arrive", "la-fibre-arrive"
    article.body = [("text", RichText("<p>Deux.</p>"))]
    article.territories = [TerritoryPageFactory()]
    article.follow_ups = []
    assert changes_of(article) == [
        "titre",
        "adresse courte",
        "suites annoncées",
        "territoires",
        "texte",
    ]


def test_identifiers_of_blocks_and_rows_are_no_words(article):
    content = article.live_revision.content
    body = json.loads(content["body"])
    other = {
        **content,
        "body": json.dumps([{**block, "id": "other"} for block in body]),
        "follow_ups": [
            {**row, "pk": None, "sort_order": 7} for row in content["follow_ups"]
        ],
    }
    assert changed_fields(ArticlePage, content, other) == []


def test_the_order_of_territories_is_no_word_and_that_of_blocks_is(article):
    content = {**article.live_revision.content, "territories": [1, 2]}
    blocks = [{"type": "text", "value": word} for word in ("a", "b")]
    content["body"] = json.dumps(blocks)
    other = {**content, "territories": [2, 1]}
    assert changed_fields(ArticlePage, content, other) == []
    other["body"] = json.dumps(blocks[::-1])
    assert changed_fields(ArticlePage, content, other) == ["texte"]


def test_a_text_that_looks_like_json_is_a_text(article):
    content = article.live_revision.content
    other = {**content, "standfirst": "[Mise à jour] Un chapô."}
    assert changed_fields(ArticlePage, content, other) == ["chapô"]
