"""The plain rules of the checks that help while writing."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks import WritingChecker
from moderation.findings import (
    RULES,
    Rule,
    is_heavy,
    is_overdue,
    is_vague,
    skipped_levels,
    vague_links,
)

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "cliquez ici",
            "Cliquez ici !",
            "ICI",
            "« ici »",
            "En savoir plus…",
            "ce lien",
        ),
        *("Lire la suite →", "lire  la\nsuite", "plus d’infos", "l’article", "[lien]"),
        *("https://localtis.example/a?b=c", "www.exemple.fr"),
    ],
)
def test_a_link_that_says_nothing(text):
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    [
        *("le rapport de l’Arcep", "Ici Radio Gévaudan", "La page du télécentre", ""),
        *("localtis.info", "Voir la carte des réseaux", "plus de cent villages"),
    ],
)
def test_a_link_that_says_where_it_leads(text):
    assert not is_vague(text)


def test_the_links_of_a_rich_text():
    html = (
        '<p>Lire <a href="https://a.example">le rapport</a>, '
        '<a linktype="page" id="3">cliquez <b>ici</b></a> ou '
        '<a href="https://b.example">en savoir&nbsp;plus</a>. Ici aussi.</p>'
    )
    assert vague_links(html) == ["cliquez ici", "en savoir\u00a0plus"]


@given(st.text())
def test_any_text_can_be_looked_at(text):
    assert len(vague_links(text)) <= text.count("<")
    assert is_vague(text) in (True, False)


@pytest.mark.parametrize(
    ("levels", "skipped"),
    [
        ([], []),
        ([2, 3, 3, 2, 3], []),
        ([3], [0]),
        ([3, 3, 2], [0]),
        ([2, 4, 5, 2, 4], [1, 4]),
    ],
)
def test_levels_that_are_skipped(levels, skipped):
    assert list(skipped_levels(levels)) == skipped


def test_a_heavy_picture():
    sizes = (None, 0, 2_000_000, 2_000_001)
    assert [is_heavy(size) for size in sizes] == [False, False, False, True]


def test_a_promise_is_overdue_after_three_months():
    days = (None, 0, 89, 90, 91)
    announced = [day and NOW - timedelta(days=day) for day in days]
    answers = [is_overdue(at or None, NOW) for at in announced]
    assert answers == [False, False, False, False, True]


@patch.dict(RULES)
def test_a_rule_that_an_app_makes_is_run_and_has_its_words():
    Rule("quote-length", "Citation trop longue", "Une phrase suffit.")
    with pytest.raises(ValueError, match="quote-length"):
        Rule("quote-length", "Autre chose", "Une phrase suffit.")
    configuration = WritingChecker().get_axe_configuration(None)
    ours = {f"relais-{rule}" for rule in RULES}
    assert ours <= set(configuration["options"]["runOnly"])
    assert ours <= {rule["id"] for rule in configuration["spec"]["rules"]}
    assert ours <= set(configuration["messages"])
    assert configuration["messages"]["relais-quote-length"] == {
        "error_name": "Citation trop longue",
        "help_text": "Une phrase suffit.",
    }
    assert "heading-order" not in configuration["options"]["runOnly"]
