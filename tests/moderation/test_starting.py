"""A new page starts from a model: its blocks in place, and nothing saved."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage
from interviews.models import InterviewIndexPage, InterviewPage
from territories.models import TerritoryIndexPage, TerritoryPage
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

MODELS = [
    (section, page_class, model)
    for section, page_class in (
        (ArticleIndexPage, ArticlePage),
        (InterviewIndexPage, InterviewPage),
        (TerritoryIndexPage, TerritoryPage),
    )
    for model in page_class.starting_models
]


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(is_superuser=True))
    return client


def form_address(page_class, parent):
    meta = page_class._meta
    names = (meta.app_label, meta.model_name, parent.pk)
    return reverse("wagtailadmin_pages:add", args=names)


def offered(answer):
    """Names and addresses of the cards, type by type."""
    return [
        [kind["name"], *(model.label for model, _ in kind["models"]), kind["address"]]
        for kind in answer.context["types"]
    ]


def test_a_section_offers_its_models_and_an_empty_page(editor):
    parent = ArticleIndexPage.objects.get()
    answer = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]))
    empty = form_address(ArticlePage, parent)
    assert offered(answer) == [
        ["Article", "Article bref", "Revue de presse", "Tribune", empty]
    ]
    assert f'href="{empty}?modele=tribune"' in answer.content.decode()


def test_the_address_to_come_back_to_is_kept(editor):
    parent = ArticleIndexPage.objects.get()
    choice = reverse("wagtailadmin_pages:add_subpage", args=[parent.pk])
    answer = editor.get(choice, {"next": "/admin/"})
    assert "?modele=bref&amp;next=%2Fadmin%2F" in answer.content.decode()


def test_an_only_type_without_models_opens_at_once(editor, monkeypatch):
    parent = ArticleIndexPage.objects.get()
    monkeypatch.setattr(ArticlePage, "starting_models", ())
    choice = reverse("wagtailadmin_pages:add_subpage", args=[parent.pk])
    answer = editor.get(choice)
    assert answer.url == form_address(ArticlePage, parent)
    answer = editor.get(choice, {"next": "/admin/"})
    assert answer.url == f"{form_address(ArticlePage, parent)}?next=%2Fadmin%2F"


def test_who_may_only_add_pages_elsewhere_gets_no_choice(client, home):
    group = Group.objects.create(name="Entretiens")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    sections = InterviewIndexPage.objects.get(), ArticleIndexPage.objects.get()
    may_add = Permission.objects.get(codename="add_page")
    group.page_permissions.create(page=sections[0], permission=may_add)
    client.force_login(UserFactory(group=group.name))
    answers = [
        client.get(reverse("wagtailadmin_pages:add_subpage", args=[section.pk]))
        for section in sections
    ]
    assert "start-card" in answers[0].content.decode()
    assert answers[1].url == reverse("wagtailadmin_home")


@pytest.mark.parametrize(
    ("section", "page_class", "model"), MODELS, ids=[model.name for *_, model in MODELS]
)
def test_a_model_fills_the_form_and_saves_nothing(section, page_class, model, editor):
    pages = Page.objects.count()
    address = form_address(page_class, section.objects.get())
    form = editor.get(address, {"modele": model.name}).context["form"]
    for name, value in model.fields.items():
        given = form.initial[name]
        if isinstance(value, list):
            assert [block.block_type for block in given] == [kind for kind, _ in value]
            assert all(block.id for block in given)
            assert len({block.id for block in given}) == len(given)
        else:
            assert given == value
    assert Page.objects.count() == pages


def test_a_model_speaks_french(editor):
    address = form_address(InterviewPage, InterviewIndexPage.objects.get())
    form = editor.get(address, {"modele": "segments"}).context["form"]
    questions = [block.value["question"] for block in form.initial["segments"]]
    assert questions == [
        "Comment tout cela a-t-il commencé\u00a0?",
        "Qu’est-ce qui a changé depuis\u00a0?",
        "Et demain\u00a0?",
    ]


def test_a_model_that_nobody_knows_is_an_empty_page(editor):
    address = form_address(ArticlePage, ArticleIndexPage.objects.get())
    form = editor.get(address, {"modele": "rien"}).context["form"]
    assert len(form.initial["body"]) == 0


def test_each_model_has_a_name_of_its_own():
    names = [model.name for *_, model in MODELS]
    assert len(set(names)) == len(names) == 5
