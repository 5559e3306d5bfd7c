"""External links: off by default, bounded, polite, and going on where a run stopped."""

from contextlib import nullcontext
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.articles.factories import ArticlePageFactory
from upkeep import external_links
from upkeep.asking import Answer, NotAskedError
from upkeep.external_links import check
from upkeep.management.commands import check_links
from upkeep.models import PageLink

from .factories import PageLinkFactory

pytestmark = pytest.mark.django_db

Problem = PageLink.Problem


@pytest.fixture
def links(home):
    """``links("https://a.example/1", …)`` of a page, which nobody has checked."""
    page = ArticlePageFactory(cover=None)

    def make(*addresses):
        for address in addresses:
            PageLinkFactory(
                page=page, address=address, problem="", status=None, since=None
            )

    return make


class OtherSites:
    """Answers with a status by address; 200 by default."""

    def __init__(self, **statuses):
        self.statuses = statuses
        self.asked = []
        self.waited = []

    def __call__(self, address, user_agent):
        self.asked.append(address)
        answer = self.statuses.get(address.rpartition("/")[2], 200)
        if answer == "private":
            raise NotAskedError(address)
        if answer == "unheard of":
            raise RuntimeError
        return Answer(answer)

    def check(self, **options):
        options = {"pause": 0, **options}
        return list(check(question=self, sleep=self.waited.append, **options))


def broken():
    return {
        link.address.rpartition("/")[2]: (link.problem, link.status)
        for link in PageLink.objects.broken()
    }


def test_what_is_missing_is_broken_at_once_and_what_is_ill_the_second_time(
    links, later
):
    links(*(f"https://a.example/{name}" for name in ("well", "missing", "ill", "in")))
    sites = OtherSites(missing=404, ill=503, **{"in": "private"})
    outcomes = {one.address.rpartition("/")[2]: one.problem for one in sites.check()}
    assert outcomes == {
        "well": "",
        "missing": Problem.NOT_FOUND,
        "ill": Problem.NO_ANSWER,
        "in": "",
    }
    assert broken() == {"missing": (Problem.NOT_FOUND, 404)}
    assert sites.check() == []
    since = PageLink.objects.broken().get().since
    with later(days=8):
        sites.check()
    assert broken() == {
        "missing": (Problem.NOT_FOUND, 404),
        "ill": (Problem.NO_ANSWER, 503),
    }
    assert PageLink.objects.get(address__endswith="missing").since == since
    sites.statuses = {}
    with later(days=16):
        sites.check()
    assert broken() == {}


def test_an_address_is_asked_for_once_for_all_its_links(links):
    links(*["https://a.example/missing"] * 3)
    sites = OtherSites(missing=404)
    sites.check()
    assert len(sites.asked) == 1
    assert PageLink.objects.broken().count() == 3


def test_a_run_that_is_stopped_goes_on_where_it_was(links):
    links(*(f"https://{host}.example/{n}" for host in "abc" for n in range(2)))
    sites = OtherSites()
    run = check(pause=0, question=sites)
    first = next(run).address
    run.close()
    assert PageLink.objects.get(checked_at__isnull=False).address == first
    sites.check(most=2)
    sites.check()
    assert len(sites.asked) == len(set(sites.asked)) == 6


def test_hosts_take_turns_and_each_is_left_in_peace(links, monkeypatch):
    links(*(f"https://{host}.example/{n}" for host in "ab" for n in range(2)))
    monkeypatch.setattr(external_links.time, "monotonic", lambda: 100)
    sites = OtherSites()
    sites.check(pause=5)
    assert [address[8] for address in sites.asked] == ["a", "b", "a", "b"]
    assert sites.waited == [5, 5]


def test_a_question_that_fails_ends_no_run(links, caplog):
    links("https://a.example/odd", "https://b.example/missing")
    outcomes = OtherSites(odd="unheard of", missing=404).check()
    assert [one.problem for one in outcomes] == [Problem.NO_ANSWER, Problem.NOT_FOUND]
    assert "Asking for a link failed: https://a.example/odd" in caplog.text


def test_a_run_is_bounded(links):
    links(*(f"https://a.example/{n}" for n in range(5)))
    sites = OtherSites()
    assert len(sites.check(most=3)) == 3
    assert len(sites.check(most=0)) == 0


def test_what_was_asked_longest_ago_comes_first(links):
    links(*(f"https://{host}.example/" for host in "abc"))
    now = timezone.now()
    for host, days in (("a", 8), ("b", 9)):
        PageLink.objects.filter(address__contains=f"{host}.example").update(
            checked_at=now - timedelta(days=days)
        )
    due = external_links.due_addresses(2)
    assert due == ["https://b.example/", "https://c.example/"]


def run_command(**options) -> str:
    """What it says."""
    out = StringIO()
    call_command("check_links", stdout=out, **options)
    return out.getvalue()


def test_it_is_off_by_default(links, monkeypatch):
    links("https://a.example/1")
    monkeypatch.setattr(external_links, "ask", pytest.fail)
    assert run_command() == (
        "Other sites are not asked: RELAIS_CHECK_EXTERNAL_LINKS=true allows it.\n"
    )
    assert not PageLink.objects.filter(checked_at__isnull=False).exists()
    assert run_command(verbosity=0) == ""


def test_a_second_run_at_once_asks_nothing(links, settings, monkeypatch):
    settings.RELAIS_CHECK_EXTERNAL_LINKS = True
    links("https://a.example/1")
    monkeypatch.setattr(external_links, "ask", pytest.fail)
    monkeypatch.setattr(check_links, "held", lambda name: nullcontext(name != "links"))
    assert run_command() == "Another run is at it.\n"
    assert run_command(verbosity=0) == ""


def test_the_command_says_what_is_wrong(links, settings, monkeypatch):
    settings.RELAIS_CHECK_EXTERNAL_LINKS = True
    links("https://a.example/missing", "https://a.example/well")
    sites = OtherSites(missing=404)
    monkeypatch.setattr(check, "__defaults__", (200, 0, sites, sites.waited.append))
    assert run_command(pause=0) == (
        "not_found: https://a.example/missing\nAsked for: 2, wrong: 1.\n"
    )


def test_the_links_of_pages_that_were_there_before_are_read(home):
    ArticlePageFactory(cover=None, source_url="https://a.example/source")
    ArticlePageFactory(cover=None, source_url="https://a.example/no", live=False)
    assert not PageLink.objects.exists()
    assert run_command(read=True, verbosity=0) == ""
    assert PageLink.objects.get().address == "https://a.example/source"
