"""Searches are counted, with nothing about the reader."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from wagtail import hooks

from search import tally
from search.models import SearchTally
from search.tally import count_search, purge
from tests.search.factories import SearchTallyFactory

pytestmark = pytest.mark.django_db


def rows():
    return set(SearchTally.objects.values_list("text", "times", "total"))


def test_a_search_is_counted_however_it_is_typed():
    count_search("Réseau d’initiative publique", 3)
    count_search("  reseau d'INITIATIVE  publique ?", 0)
    count_search("Fibre", 7)
    assert rows() == {("reseau d'initiative publique", 2, 0), ("fibre", 1, 7)}


def test_a_day_is_all_that_is_known_of_the_moment():
    SearchTallyFactory(text="fibre", last_day=date(2026, 1, 1))
    count_search("fibre", 1)
    assert SearchTally.objects.get().last_day == timezone.localdate()
    fields = {field.name for field in SearchTally._meta.get_fields()}
    assert fields == {"id", "text", "times", "last_day", "total"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ?! ",
        "\x00",
        "camille.martin@example.org",
        "courriel de CAMILLE@EXAMPLE.ORG svp",
        "camille＠example.org",
        "06 12 34 56 78",
        "tel:+33612345678",
        "appeler le 06.12.34.56.78",
        "0033 (0)6-12-34-56-78",
        "１２３４５６７８９",
        "1 84 05 99 123 456 78",
    ],
)
def test_what_is_empty_or_somebodys_is_not_kept(text):
    count_search(text, 0)
    assert rows() == set()


@pytest.mark.parametrize(
    "text",
    ["4g", "plan 2025-2030", "rgaa 4.1.2", "code insee 01001", "@ncre", "12 rue 32000"],
)
def test_figures_alone_are_nobodys(text):
    count_search(text, 0)
    assert SearchTally.objects.count() == 1


def test_hostile_texts_are_cut_and_counted():
    count_search("a" * 10_000, 0)
    count_search("rés\x00eau \ud800", 0)
    count_search("' OR 1=1; --", 0)
    assert rows() == {("a" * 200, 1, 0), ("reseau", 1, 0), ("or 1=1", 1, 0)}


def test_a_search_that_is_known_takes_one_query(django_assert_num_queries):
    count_search("fibre", 1)
    with django_assert_num_queries(1):
        count_search("fibre", 1)


def test_what_goes_wrong_is_logged_and_breaks_nothing(monkeypatch, caplog):
    def fail(*args):
        SearchTally.objects.create(text="half done", last_day=date.today(), total=0)
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(tally, "add_first", fail)
    count_search("fibre", 1)
    assert "A search was not counted" in caplog.text
    assert "the disk is full" in caplog.text
    assert rows() == set()  # and the transaction of the page goes on


def test_the_text_is_not_in_the_log(monkeypatch, caplog):
    def fail(*args):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(tally, "add_one", fail)
    count_search("un nom propre", 1)
    assert "nom propre" not in caplog.text


def test_somebody_faster_is_counted_with(monkeypatch):
    monkeypatch.setattr(tally, "add_one", overtaken(tally.add_one))
    count_search("fibre", 2)
    assert rows() == {("fibre", 2, 2)}


def overtaken(add_one):
    """``add_one`` as it goes when another reader asks for the same meanwhile."""
    calls = []

    def add_one_late(worded, total):
        calls.append(worded)
        found = add_one(worded, total)
        if len(calls) == 1:
            SearchTallyFactory(text=worded, total=9)
        return found

    return add_one_late


def test_a_bot_does_not_fill_the_table(monkeypatch):
    monkeypatch.setattr(tally, "MAX_TALLIES", 20)
    monkeypatch.setattr(tally, "TALLIES_BETWEEN_PURGES", 10)
    for number in range(15):
        SearchTallyFactory(text=f"lecteurs {number}", times=2 + number)
    for number in range(60):
        count_search(f"bot {number}", 0)
        assert SearchTally.objects.count() < 30
    assert SearchTally.objects.filter(text__startswith="lecteurs").count() == 15


def test_purging_keeps_what_is_asked_most_then_last(monkeypatch):
    monkeypatch.setattr(tally, "MAX_TALLIES", 2)
    today = timezone.localdate()
    SearchTallyFactory(text="souvent", times=5, last_day=today - timedelta(days=300))
    SearchTallyFactory(text="hier", last_day=today - timedelta(days=1))
    SearchTallyFactory(text="aujourd'hui", last_day=today)
    purge()
    assert {text for text, _, _ in rows()} == {"souvent", "aujourd'hui"}


def test_what_nobody_has_asked_for_13_months_goes():
    today = timezone.localdate()
    SearchTallyFactory(text="jadis", times=99, last_day=today - timedelta(days=397))
    SearchTallyFactory(text="encore", last_day=today - timedelta(days=396))
    for forget in hooks.get_hooks("forget_what_is_old"):
        forget()
    assert {text for text, _, _ in rows()} == {"encore"}
