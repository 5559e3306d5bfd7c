"""Two people have the form of one page open: neither writes over the other unasked."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry, Revision, WorkflowState
from wagtail.test.utils.form_data import streamfield

from articles.models import ArticlePage
from moderation.roles import MODERATORS
from tests.articles import test_models as article_form
from tests.articles.factories import ArticlePageFactory
from tests.users.factories import UserFactory

from .stale_forms import loaded, notice_of, says

pytestmark = pytest.mark.django_db

JSON = {"HTTP_ACCEPT": "application/json"}
ACTIONS = {
    "save": {},
    "publish": {"action-publish": "1"},
    "submit": {"action-submit": "1"},
    "restart the workflow": {"action-restart-workflow": "1"},
    "approve": {"action-workflow-action": "1", "workflow-action-name": "approve"},
    "send back": {"action-workflow-action": "1", "workflow-action-name": "reject"},
    "cancel the workflow": {"action-cancel-workflow": "1"},
}
IN_WORKFLOW = list(ACTIONS)[3:]
SENT_BACK = "restart the workflow"


def sign_in(**names):
    client = Client()
    client.user = UserFactory(group=MODERATORS, **names)
    client.force_login(client.user)
    return client


@pytest.fixture
def camille(home):
    return sign_in(first_name="Camille", last_name="Roux")


@pytest.fixture
def dominique(home):
    return sign_in(first_name="Dominique", last_name="Faure")


@pytest.fixture
def article(home):
    article = ArticlePageFactory(title="Un article", slug="un-article")
    article.save_revision(user=UserFactory(group=MODERATORS))
    return article


def form_data(**changes):
    """Without blocks: browsers number them, and tests don't."""
    return article_form.form_data(body=streamfield([]), **changes)


def edit(page):
    return f"/admin/pages/{page.pk}/edit/"


def save(client, page, **fields):
    response = client.post(edit(page), {**form_data(**fields), **loaded(page)})
    assert response.status_code == 302
    return response


def all_that_is_kept(page):
    """Everything that a form could have written."""
    return (
        list(ArticlePage.objects.filter(pk=page.pk).values()),
        list(Revision.objects.order_by("pk").values()),
        list(WorkflowState.objects.order_by("pk").values()),
        list(
            WorkflowState.objects.order_by("pk").values_list(
                "task_states__pk", "task_states__status"
            )
        ),
        PageLogEntry.objects.count(),
        ModelLogEntry.objects.count(),
    )


def start_workflow(page, name):
    workflow = page.get_workflow()
    state = workflow.start(page, page.latest_revision.user)
    if name == SENT_BACK:
        state.current_task_state.reject(user=UserFactory(group=MODERATORS))


@pytest.mark.parametrize("name", ACTIONS)
def test_a_stale_form_writes_nothing_and_keeps_the_text(
    camille, dominique, article, name
):
    if name in IN_WORKFLOW:
        start_workflow(article, name)
    opened = loaded(article)
    save(dominique, article, title="Le titre de Dominique")
    before = all_that_is_kept(article)

    typed = form_data(title="Le titre de Camille", **ACTIONS[name])
    response = camille.post(edit(article), {**typed, **opened})

    assert response.status_code == 409
    assert all_that_is_kept(article) == before
    assert response.context["form"]["title"].value() == "Le titre de Camille"
    assert response.context["autosave_enabled"] is False
    assert response.context["has_unsaved_changes"] is True
    assert says(response, "Dominique Faure", "Titre")
    latest = article.revisions.latest("pk")
    assert (
        f"/admin/pages/{article.pk}/revisions/compare/"
        f"{opened['loaded_revision_id']}...{latest.pk}/"
    ) in notice_of(response)


def test_a_draft_that_is_sent_again_after_a_refusal_needs_the_box(
    camille, dominique, article
):
    opened = loaded(article)
    save(dominique, article, title="Le titre de Dominique")
    typed = form_data(title="Le titre de Camille")
    refused = camille.post(edit(article), {**typed, **opened})
    shown = {
        **loaded(article),
        "newer_version": refused.context["newer_version"].token,
    }
    before = all_that_is_kept(article)

    assert camille.post(edit(article), {**typed, **shown}).status_code == 409
    assert all_that_is_kept(article) == before

    agreed = {**typed, **shown, "replace_newer_version": "1"}
    assert camille.post(edit(article), agreed).status_code == 302
    titles = article.revisions.order_by("-pk").values_list("content__title", flat=True)
    assert list(titles[:2]) == ["Le titre de Camille", "Le titre de Dominique"]


def test_the_box_is_about_the_version_that_was_shown(camille, dominique, article):
    opened = loaded(article)
    save(dominique, article, title="Deux")
    typed = form_data(title="Le titre de Camille")
    camille.post(edit(article), {**typed, **opened})
    shown = {**loaded(article), "newer_version": "1", "replace_newer_version": "1"}
    save(dominique, article, title="Trois")
    before = all_that_is_kept(article)

    assert camille.post(edit(article), {**typed, **shown}).status_code == 409
    assert all_that_is_kept(article) == before


def test_the_fields_that_differ_are_named_and_no_others(camille, dominique, article):
    opened = loaded(article)
    save(dominique, article, standfirst="Le chapô de Dominique.")
    typed = form_data(title="Le titre de Camille", standfirst="Un chapô.")
    response = camille.post(edit(article), {**typed, **opened})
    newer = response.context["newer_version"]
    labels = [difference.label for difference in newer.differences]
    assert labels == ["Titre", "Chapô"]
    assert says(response, "chapô", "de Dominique.")


def test_a_long_body_is_named_and_not_compared(camille, dominique, article):
    """Comparing it word by word would take longer than anybody waits."""
    opened = loaded(article)
    text = "".join(f"<p>Mot {number}.</p>" for number in range(2000))
    article.body = [{"type": "text", "value": text}]
    article.save_revision(user=dominique.user)
    response = camille.post(edit(article), {**form_data(), **opened})
    assert response.status_code == 409
    assert says(response, "Texte")
    assert "Mot" not in notice_of(response)


@pytest.mark.parametrize("forged", ["9" * 5000, "x", "-1", "1.5"])
def test_a_version_that_is_none_is_compared_with_nothing(
    forged, camille, dominique, article
):
    save(dominique, article, title="Le titre de Dominique")
    typed = form_data(title="Le titre de Camille", loaded_revision_id=forged)
    response = camille.post(edit(article), typed)
    assert response.status_code == 409
    assert "revisions/compare" not in notice_of(response)


def test_what_cannot_be_saved_is_refused_with_its_errors(camille, dominique, article):
    opened = loaded(article)
    save(dominique, article, title="Le titre de Dominique")
    typed = form_data(title="Le titre de Camille", part="2", kind="roman")
    response = camille.post(edit(article), {**typed, **opened})
    assert response.status_code == 409
    assert response.context["form"]["title"].value() == "Le titre de Camille"
    assert says(response, "Dominique Faure")


def test_a_form_from_before_the_first_version_is_stale_too(camille, dominique, home):
    article = ArticlePageFactory(title="Un article", slug="un-article")
    assert loaded(article) == {}
    save(dominique, article, title="Le titre de Dominique")
    before = all_that_is_kept(article)
    response = camille.post(edit(article), form_data(title="Le titre de Camille"))
    assert response.status_code == 409
    assert all_that_is_kept(article) == before
    assert "revisions/compare" not in notice_of(response)


def test_a_version_that_was_written_over_by_autosave_is_newer(
    camille, dominique, article
):
    article.save_revision(user=dominique.user)
    opened = loaded(article)
    again = {
        **form_data(title="Le titre de Dominique"),
        "overwrite_revision_id": opened["loaded_revision_id"],
    }
    assert dominique.post(edit(article), again, **JSON).json()["success"]
    assert loaded(article)["loaded_revision_id"] == opened["loaded_revision_id"]
    typed = form_data(title="Le titre de Camille")
    response = camille.post(edit(article), {**typed, **opened})
    assert response.status_code == 409
    assert "revisions/compare" not in notice_of(response)


def test_an_older_version_is_not_brought_back_over_a_newer_one(
    camille, dominique, article
):
    first = article.latest_revision
    save(dominique, article, title="Deux")
    opened = loaded(article)
    save(dominique, article, title="Trois")
    before = all_that_is_kept(article)
    revert = f"/admin/pages/{article.pk}/revisions/{first.pk}/revert/"
    response = camille.post(revert, {**form_data(), **opened})
    assert response.status_code == 409
    assert all_that_is_kept(article) == before
    assert says(response, "Dominique Faure")

    shown = {**loaded(article), "newer_version": "1", "replace_newer_version": "1"}
    assert camille.post(revert, {**form_data(), **shown}).status_code == 302
    assert article.get_latest_revision_as_object().title == "Un article"


def test_an_autosave_says_so_and_writes_nothing(camille, dominique, article):
    opened = loaded(article)
    save(dominique, article, title="Le titre de Dominique")
    before = all_that_is_kept(article)
    for version in (opened, {}, {"overwrite_revision_id": "1"}):
        typed = form_data(title="Le titre de Camille")
        response = camille.post(edit(article), {**typed, **version}, **JSON)
        assert response.status_code == 400
        assert response.json()["error_code"] == "invalid_revision"
    assert all_that_is_kept(article) == before


def test_an_own_autosave_is_in_nobodys_way(camille, article):
    opened = loaded(article)
    typed = form_data(title="Le titre de Camille")
    answer = camille.post(edit(article), {**typed, **opened}, **JSON).json()
    own = {
        "loaded_revision_id": str(answer["revision_id"]),
        "loaded_revision_created_at": answer["revision_created_at"],
    }
    response = camille.post(edit(article), {**typed, **own})
    assert response.status_code == 302
    # The answer to an autosave comes too late for what was sent meanwhile.
    response = camille.post(edit(article), {**typed, **opened})
    assert response.status_code == 302


def test_what_one_has_just_saved_can_be_approved_from_another_window(
    camille, dominique, article
):
    save(dominique, article)
    article.get_workflow().start(article, dominique.user)
    opened = loaded(article)
    save(camille, article)
    typed = {**form_data(), **ACTIONS["approve"]}
    camille.post(edit(article), {**typed, **opened})
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_an_own_version_from_another_window_is_called_so(camille, article):
    opened = loaded(article)
    save(camille, article, title="Dans une fenêtre")
    typed = form_data(title="Dans une autre")
    response = camille.post(edit(article), {**typed, **opened})
    assert response.status_code == 409
    assert says(response, "vous-même")
