"""The index follows what the public may read, and a check sees when it doesn't."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from articles.models import ArticleIndexPage, ArticlePage
from editorial.models import Credit
from home.models import HomePage
from people.models import Person
from search import french
from search.models import Entry, IndexState, Passage, Stem, Word
from search.rebuilding import Rebuilding
from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory, said, segment
from tests.library.factories import VideoFactory
from tests.moderation.states import restrict
from tests.people.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(home, django_capture_on_commit_callbacks):
    """``with committed():`` does what follows a commit; the site is indexed before."""
    call_command("rebuild_search")
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def titles(home, ask):
    """``titles(query)`` are those that are found, with facets that count as many."""

    def titles(query):
        answer = ask(query, is_exact=True)
        kinds = answer.facets[0].options
        assert sum(option.count for option in kinds) == answer.total
        return sorted("".join(p.text for p in hit.title) for hit in answer.hits)

    return titles


@pytest.fixture
def article(committed):
    with committed():
        return ArticlePageFactory(title="La fibre", standfirst="Elle arrive à Mende.")


def report(**options) -> list[str]:
    rebuilding = Rebuilding(**options)
    for _ in rebuilding.run():
        pass
    return rebuilding.report()


RIGHT = ["The index says what the site publishes."]


def assert_in_step():
    """Entries, words and stems are those of an index that is made anew."""
    assert report(is_check=True) == RIGHT


def test_a_published_page_is_found_and_counted(article, titles):
    assert titles("Mende") == ["La fibre"]
    assert Word.objects.get(folded="mende").passages == 1
    assert Stem.objects.get(stem=french.stem("mende")).passages == 1
    assert_in_step()


def change(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def elsewhere() -> HomePage:
    """The root above all sites, where nothing is public."""
    return Page.objects.get(depth=1)


@pytest.mark.parametrize(
    ("hide", "show"),
    [
        (lambda page: page.unpublish(), lambda page: page.save_revision().publish()),
        (
            lambda page: page.move(elsewhere(), "last-child"),
            lambda page: page.move(ArticleIndexPage.objects.get(), "last-child"),
        ),
        (
            lambda page: restrict(page, PageViewRestriction.LOGIN),
            lambda page: PageViewRestriction.objects.get().delete(),
        ),
        (
            lambda page: restrict(page.get_parent(), PageViewRestriction.LOGIN),
            lambda page: PageViewRestriction.objects.get().delete(),
        ),
        (
            lambda page: change(page, title="Un pont", standfirst="Il ferme."),
            lambda page: change(page, title="La fibre", standfirst="Vers Mende."),
        ),
    ],
    ids=["unpublished", "moved", "private", "under a private page", "rewritten"],
)
def test_a_page_leaves_and_comes_back(article, committed, titles, hide, show):
    with committed():
        hide(ArticlePage.objects.get())
    assert titles("Mende") == []
    assert not Word.objects.filter(folded="mende").exists()
    assert_in_step()
    with committed():
        show(ArticlePage.objects.get())
    assert titles("Mende") == ["La fibre"]
    assert Word.objects.get(folded="mende").passages == 1
    assert_in_step()


def test_a_deleted_page_is_gone_with_its_words(article, committed, titles):
    with committed():
        article.delete()
    assert titles("Mende") == []
    assert not Entry.objects.filter(title="La fibre").exists()
    assert not Stem.objects.filter(stem=french.stem("mende")).exists()
    assert_in_step()


def test_a_deleted_section_takes_its_pages_along(article, committed, titles):
    with committed():
        article.get_parent().delete()
    assert titles("Mende") == []
    assert_in_step()


def test_a_draft_changes_nothing(article, committed, titles):
    with committed():
        article.title = "Un brouillon"
        article.save_revision()
    assert titles("brouillon") == []
    assert titles("fibre") == ["La fibre"]
    assert_in_step()


def test_an_expired_page_is_hidden_at_once(article, titles):
    past = timezone.now() - timedelta(seconds=1)
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=past)
    assert Entry.objects.filter(page=article).exists()
    assert titles("Mende") == []


def test_an_alias_follows_its_source(article, committed, titles):
    with committed():
        article.create_alias(update_slug="un-alias")
    assert titles("Mende") == ["La fibre", "La fibre"]
    assert_in_step()
    with committed():
        change(ArticlePage.objects.get(pk=article.pk), standfirst="Elle arrive à Foix.")
    assert titles("Foix") == ["La fibre", "La fibre"]
    assert titles("Mende") == []
    assert_in_step()
    with committed():
        restrict(article, PageViewRestriction.LOGIN)
    assert titles("Foix") == []
    assert_in_step()


@pytest.mark.wagtail_index
def test_corrected_captions_are_found(committed, titles):
    with committed():
        film = VideoFactory(captions=said("Bonjour.", "Nous parlons de Mende."))
        InterviewPageFactory(title="Un entretien", segments=[segment(film)])
    assert titles("Mende") == ["Un entretien"]
    with committed():
        film.captions = said("Bonjour.", "Nous parlons de Foix.")
        film.save()
    assert titles("Mende") == []
    assert titles("Foix") == ["Un entretien"]
    assert_in_step()


def test_a_person_is_found_while_a_public_page_names_them(committed, titles):
    with committed():
        person = PersonFactory(name="Zoé Müller", role="éleveuse")
    assert titles("Müller") == []
    with committed():
        story = ArticlePageFactory(title="Un récit", credits=[Credit(person=person)])
    assert titles("éleveuse") == ["Zoé Müller"]
    with committed():
        person.role = "maire"
        person.save()
    assert titles("éleveuse") == []
    assert titles("maire") == ["Zoé Müller"]
    assert_in_step()
    with committed():
        story.unpublish()
    assert titles("maire") == []
    with committed():
        story.credits.all().delete()
        Person.objects.get().delete()
    assert not Word.objects.filter(folded="muller").exists()
    assert_in_step()


def test_an_organisation_gone_takes_its_words_along(committed):
    with committed():
        organisation = OrganisationFactory(name="Syndicat des eaux")
    assert Word.objects.get(folded="eaux").passages == 1
    with committed():
        organisation.delete()
    assert not Word.objects.filter(folded="eaux").exists()
    assert_in_step()


def lose_an_entry():
    Entry.objects.get(title="La fibre").delete()


def make_stale():
    Passage.objects.filter(entry__title="La fibre").update(body="Autre chose.")


def miscount_a_word():
    Word.objects.filter(folded="mende").update(passages=7)


def lose_a_stem():
    Stem.objects.filter(stem=french.stem("mende")).delete()


def keep_a_word():
    Word.objects.create(folded="reste", shown="reste", stem="rest", passages=1)


def miscount_all():
    IndexState.objects.update(passages=1, stems=1)


def have_other_rules():
    IndexState.objects.update(version=french.VERSION + 1)


def hide_a_page():
    ArticlePage.objects.update(live=False)


def lose_everything():
    for model in (Entry, Word, Stem, IndexState):
        model.objects.all().delete()


@pytest.mark.parametrize(
    "harm",
    [
        lose_an_entry,
        make_stale,
        miscount_a_word,
        lose_a_stem,
        keep_a_word,
        miscount_all,
        have_other_rules,
        hide_a_page,
        lose_everything,
    ],
)
def test_drift_is_reported_and_mended_in_one_run(article, titles, harm):
    call_command("rebuild_search", check=True)
    harm()
    for _ in range(2):  # a check mends nothing
        with pytest.raises(SystemExit) as end:
            call_command("rebuild_search", check=True)
        assert end.value.code == 1
    assert report() != RIGHT
    call_command("rebuild_search", check=True)
    assert report() == RIGHT
    assert titles("Mende") == ([] if harm is hide_a_page else ["La fibre"])


def test_a_report_names_what_is_wrong(article, capsys):
    lose_an_entry()
    call_command("rebuild_search")
    said_of_it = capsys.readouterr().out
    assert "1 entries" in said_of_it
    assert "were wrong, and are mended" in said_of_it
    assert "  La fibre" in said_of_it
