import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import (
    Comment,
    GroupPagePermission,
    TaskState,
    Workflow,
    WorkflowState,
)

from articles.models import ArticleIndexPage
from interviews.models import InterviewIndexPage
from moderation import desk, waiting
from moderation.models import Assignment, Following
from moderation.reviews.workflow import WORKFLOW_WITH_AGREEMENT
from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory
from tests.territories.factories import TerritoryPageFactory
from tests.users.factories import UserFactory

from .submissions import decide, draft, editor, moderator, submit, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

TITLE = re.compile(r'<h3 class="waiting-text__title".*?>(?:<a.*?>)(.*?)</a>')
QUERIES = 27


@pytest.fixture
def desk_of(client):
    """What a user sees of the moderation page, as HTML."""

    def look(user, **parameters):
        client.force_login(user)
        response = client.get(reverse("moderation_desk"), parameters)
        return response.content.decode()

    return look


def titles(html):
    return TITLE.findall(html)


def text_of(html):
    return " ".join(strip_tags(html).split())


def act(client, user, name, state, **data):
    client.force_login(user)
    if name == "assignment":
        data = {"seen_due_on": "", "seen_priority": 2, **data}
    address = reverse(f"moderation_{name}", args=[state.pk])
    response = client.post(address, data, follow=True)
    return text_of(response.content.decode())


def waiting_since(state, **ago):
    TaskState.objects.filter(workflow_state=state).update(
        started_at=timezone.now() - timedelta(**ago)
    )


def test_a_moderator_sees_who_submitted_what_and_when(desk_of):
    camille = editor(first_name="Camille", last_name="Roux")
    state = submitted(camille, "La fibre à Boitron")
    waiting_since(state, days=3)
    text = text_of(desk_of(moderator()))
    assert "1 texte attend un accord" in text
    assert "Soumis par Camille Roux il y a 3 jours" in text
    assert "Nouvelle page." in text


def test_who_changed_a_text_is_named_beside_who_submitted_it(desk_of):
    page = draft(editor(first_name="Camille", last_name="Roux"))
    submit(page, editor(first_name="Ali", last_name="Bey"))
    assert "Modifié par Camille Roux, soumis par Ali Bey à l’instant" in text_of(
        desk_of(moderator())
    )


def test_a_text_was_submitted_when_its_first_step_began(desk_of):
    camille, reader = editor(first_name="Camille", last_name="Roux"), moderator()
    workflow = Workflow.objects.get(name=WORKFLOW_WITH_AGREEMENT)
    state = workflow.start(draft(camille), camille)
    waiting_since(state, days=3)
    decide(state, reader, "approve")
    assert "Soumis par Camille Roux il y a 3 jours" in text_of(desk_of(reader))
    state.refresh_from_db()
    state.current_task_state.reject(user=None)
    state.refresh_from_db()
    state.resume(user=camille)
    assert "Soumis par Camille Roux à l’instant" in text_of(desk_of(reader))
    WorkflowState.objects.update(requested_by=None)
    text = text_of(desk_of(reader))
    assert "Modifié par Camille Roux, soumis à l’instant" in text


def test_what_changed_against_the_live_page_is_named(desk_of):
    author = editor()
    page = ArticlePageFactory(title="Avant")
    page.save_revision(user=author).publish()
    page.title, page.standfirst = "Après", "Un autre chapô."
    revision = page.save_revision(user=author)
    submit(page, author)
    html = desk_of(moderator())
    assert "Change : titre, chapô." in text_of(html)
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision.pk]
    )
    assert f'href="{compare}"' in html


def test_a_text_that_has_changed_since_is_opened_before_it_is_approved(desk_of):
    author, reader = editor(), moderator()
    page = draft(author)
    submit(page, author)
    page.save_revision(user=reader)  # a comment, for instance: the words are the same
    html = desk_of(reader)
    assert "a changé depuis sa soumission" not in html
    assert "/approve/" in html
    page.standfirst = "Un autre chapô."
    page.save_revision(user=author)
    html = desk_of(reader)
    assert "a changé depuis sa soumission" in html
    assert "/approve/" not in html
    assert "/reject/" in html


def test_open_comments_are_counted_and_resolved_ones_are_not(desk_of):
    author = editor()
    page = submitted(author).content_object
    for resolved_at in (None, None, timezone.now()):
        Comment.objects.create(
            page=page, user=author, text="?", contentpath="x", resolved_at=resolved_at
        )
    assert "2 commentaires ouverts" in text_of(desk_of(moderator()))


def test_what_is_pressing_comes_first(desk_of):
    author, reader = editor(), moderator()
    gers = TerritoryPageFactory()
    Following.objects.create(user=reader, page=gers)
    today = timezone.localdate()
    for title, waited, assignment, territories in (
        ("attend depuis hier", 1, {}, []),
        ("attend depuis lundi", 4, {}, []),
        ("peut attendre", 9, {"priority": Assignment.Priority.LOW}, []),
        ("pour demain", 1, {"due_on": today + timedelta(days=1)}, []),
        ("pour jeudi", 5, {"due_on": today + timedelta(days=3)}, []),
        ("urgent", 0, {"priority": Assignment.Priority.URGENT}, []),
        ("du Gers", 0, {}, [gers]),
    ):
        state = submitted(author, title, territories=territories)
        waiting_since(state, days=waited)
        if assignment:
            Assignment.objects.create(workflow_state=state, **assignment)
    assert titles(desk_of(reader)) == [
        "du Gers",
        "urgent",
        "pour demain",
        "pour jeudi",
        "attend depuis lundi",
        "attend depuis hier",
        "peut attendre",
    ]


def test_the_list_shows_what_is_mine_and_what_is_nobodys(desk_of):
    author, reader, other = editor(), moderator(), moderator()
    Assignment.claim(submitted(author, "à moi"), reader)
    Assignment.claim(submitted(author, "à un autre"), other)
    submitted(author, "à personne")
    assert titles(desk_of(reader, show="mine")) == ["à moi"]
    assert titles(desk_of(reader, show="unclaimed")) == ["à personne"]
    everything = desk_of(reader)
    assert "Tout 3 Personne ne s’en occupe 1 Je m’en occupe 1" in text_of(everything)
    assert len(titles(everything)) == 3
    assert titles(desk_of(reader, show="nonsense", p="-7")) == titles(everything)


def test_what_is_decided_or_sent_back_waits_no_more(desk_of):
    author, reader = editor(), moderator()
    decide(submitted(author, "approuvé"), reader, "approve")
    decide(submitted(author, "renvoyé"), reader, "reject")
    submitted(author, "annulé").cancel(user=author)
    assert titles(desk_of(reader)) == []
    assert "Tout ce qui a été soumis a reçu une réponse" in desk_of(reader)


def test_a_long_list_has_pages(desk_of, monkeypatch):
    monkeypatch.setattr(desk, "PER_PAGE", 2)
    author, reader = editor(), moderator()
    for number in range(3):
        waiting_since(submitted(author, f"Texte {number}"), days=9 - number)
    assert titles(desk_of(reader)) == ["Texte 0", "Texte 1"]
    assert titles(desk_of(reader, p=2)) == ["Texte 2"]


def test_the_first_to_click_takes_care_of_a_text(client):
    first, second = moderator(first_name="Ana", last_name="Pons"), moderator()
    state = submitted(editor(), "La fibre")
    assert "Vous vous occupez de « La fibre »" in act(client, first, "claim", state)
    # The second has seen the list before: nobody took care of it.
    text = act(client, second, "claim", state)
    assert "Ana Pons vous a devancé et s’occupe de « La fibre »." in text
    assert Assignment.objects.get().claimed_by == first


def test_of_two_who_saw_the_same_one_takes_care_of_a_text():
    readers = [moderator(), moderator()]
    state = submitted(editor())
    # Both have read the row before either writes it.
    seen = [WorkflowState.objects.get(pk=state.pk) for _ in readers]
    assert [Assignment.claim(*pair) for pair in zip(seen, readers, strict=True)] == [
        True,
        False,
    ]
    assert Assignment.objects.get().claimed_by == readers[0]


def test_somebody_elses_claim_is_seen_and_can_be_taken_over(client, desk_of):
    first, second = moderator(first_name="Ana", last_name="Pons"), moderator()
    state = submitted(editor(), "La fibre")
    Assignment.claim(state, first)
    text = text_of(desk_of(second))
    assert "Pris par Ana Pons à l’instant" in text
    assert "Reprendre à Ana Pons" in text
    text = act(client, second, "claim", state, instead_of=first.pk)
    assert "Vous vous occupez maintenant de « La fibre » à la place de Ana Pons" in text
    assert Assignment.objects.get().claimed_by == second
    # The claim that a third saw is no longer that of the first.
    assert not Assignment.claim(state, moderator(), instead_of=first.pk)


def test_a_claim_is_released_by_who_has_it_alone(client):
    first, second = moderator(), moderator()
    state = submitted(editor())
    Assignment.claim(state, first)
    act(client, second, "release", state)
    assert Assignment.objects.get().claimed_by == first
    assert "attend quelqu’un d’autre" in act(client, first, "release", state)
    assert Assignment.objects.get().claimed_by is None


@pytest.mark.parametrize("forged", ["", "x", "0", "-1", "9" * 40, "1.5", "\x00"])
def test_a_forged_claim_changes_nothing(forged, client):
    first = moderator()
    state = submitted(editor())
    Assignment.claim(state, first)
    act(client, moderator(), "claim", state, instead_of=forged)
    assert Assignment.objects.get().claimed_by == first


def test_a_claim_on_what_is_decided_says_so(client):
    reader, state = moderator(), submitted(editor())
    decide(state, reader, "approve")
    for name in ("claim", "release", "assignment"):
        text = act(client, moderator(), name, state)
        assert "Ce texte n’attend plus : la décision est prise." in text
    assert not Assignment.objects.exists()


def test_due_date_and_priority_are_set(client, desk_of):
    reader, state = moderator(), submitted(editor(), "La fibre")
    due_on = timezone.localdate() + timedelta(days=2)
    text = act(client, reader, "assignment", state, due_on=due_on, priority=1)
    assert "C’est noté pour « La fibre »." in text
    assert "Urgent" in text
    assignment = Assignment.objects.get()
    assert (assignment.due_on, assignment.priority) == (due_on, 1)
    seen = {"seen_due_on": due_on, "seen_priority": 1}
    act(client, reader, "assignment", state, due_on="", priority=2, **seen)
    assignment.refresh_from_db()
    assert (assignment.due_on, assignment.priority) == (None, 2)


def test_a_due_date_that_was_not_seen_is_not_written_over(client, desk_of):
    first, second = moderator(), moderator()
    state = submitted(editor(), "La fibre")
    due_on = timezone.localdate() + timedelta(days=2)
    seen = {"seen_due_on": "", "seen_priority": 2}
    html = desk_of(second)
    assert '<input type="hidden" name="seen_priority" value="2"' in html
    act(client, first, "assignment", state, due_on=due_on, priority=1, **seen)
    typed = {"due_on": "", "priority": 3}
    text = act(client, second, "assignment", state, **typed, **seen)
    assert "Quelqu’un a noté autre chose entre-temps : " in text
    assert "Urgent. Enregistrez" in text
    assignment = Assignment.objects.get()
    assert (assignment.due_on, assignment.priority) == (due_on, 1)
    # The form of the answer has seen them.
    seen = {"seen_due_on": due_on, "seen_priority": 1}
    act(client, second, "assignment", state, **typed, **seen)
    assignment.refresh_from_db()
    assert (assignment.due_on, assignment.priority) == (None, 3)


@pytest.mark.parametrize(
    ("name", "data"), [("claim", {}), ("assignment", {"priority": 1})]
)
def test_what_comes_in_the_instant_of_a_decision_leaves_nothing(
    name, data, client, monkeypatch
):
    reader, state = moderator(), submitted(editor())
    change = Assignment.change

    def decide_first(*args, **kwargs):
        decide(state, reader, "approve")
        return change(*args, **kwargs)

    monkeypatch.setattr(Assignment, "change", decide_first)
    text = act(client, moderator(), name, state, **data)
    assert "Ce texte n’attend plus : la décision est prise." in text
    assert not Assignment.objects.exists()


def test_a_claim_outlives_a_due_date(client):
    reader, state = moderator(), submitted(editor())
    Assignment.claim(state, reader)
    act(client, reader, "assignment", state, priority=1)
    assert Assignment.objects.get().claimed_by == reader


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ({"due_on": "2020-01-01", "priority": 2}, "Ce jour est passé"),
        ({"due_on": "demain", "priority": 2}, "date valide"),
        ({"priority": 7}, "7 n’en fait pas partie"),
    ],
)
def test_bad_input_is_refused_at_its_place(data, refusal, client):
    state = submitted(editor(), "La fibre")
    text = act(client, moderator(), "assignment", state, **data)
    assert refusal in text
    assert "Échéance et priorité" in text
    assert not Assignment.objects.exists()


def test_a_day_that_has_passed_since_can_stay(client):
    reader, state = moderator(), submitted(editor())
    yesterday = timezone.localdate() - timedelta(days=1)
    Assignment.objects.create(workflow_state=state, due_on=yesterday)
    assert "Était attendu le" in act(
        client,
        reader,
        "assignment",
        state,
        due_on=yesterday,
        priority=1,
        seen_due_on=yesterday,
    )


@pytest.mark.parametrize(
    ("action", "status", "sentence"),
    [
        ("approve", WorkflowState.STATUS_APPROVED, "« La fibre » est approuvé."),
        (
            "reject",
            WorkflowState.STATUS_NEEDS_CHANGES,
            "« La fibre » retourne à son auteur.",
        ),
    ],
)
def test_decisions_are_those_of_the_step(action, status, sentence, client, desk_of):
    state = submitted(editor(), "La fibre")
    html = desk_of(moderator())
    page, step = int(state.object_id), state.current_task_state_id
    addresses = {
        name: reverse("moderation_decide", args=[page, name, step])
        for name in ("approve", "reject")
    }
    buttons = re.findall(r'data-workflow-action-url="(.*?)"', html)
    assert set(buttons) == set(addresses.values())
    response = client.post(
        addresses[action],
        {"next": reverse("moderation_desk"), "comment": "Voilà."},
        follow=True,
    )
    assert sentence in text_of(response.content.decode())
    state.refresh_from_db()
    assert (state.status, state.current_task_state.comment) == (status, "Voilà.")


@pytest.mark.parametrize(
    "name", ["moderation_decide", "wagtailadmin_pages:workflow_action"]
)
def test_a_text_is_not_decided_under_the_name_of_another(name, client):
    first, second = submitted(editor(), "Premier"), submitted(editor(), "Second")
    client.force_login(moderator())
    address = reverse(
        name, args=[second.object_id, "approve", first.current_task_state_id]
    )
    assert client.post(address).status_code == 404
    first.refresh_from_db()
    assert first.status == WorkflowState.STATUS_IN_PROGRESS


def test_what_is_to_be_changed_is_said(client):
    state = submitted(editor())
    client.force_login(moderator())
    address = reverse(
        "moderation_decide",
        args=[state.object_id, "reject", state.current_task_state_id],
    )
    dialog = client.post(
        address, {"comment": " "}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert "Ce qui est à modifier" in dialog.json()["html"]
    assert "error-message" in dialog.json()["html"]
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_an_editor_decides_nothing(client):
    author = editor()
    state = submitted(author)
    client.force_login(editor())
    for name in ("approve", "reject"):
        client.post(
            reverse(
                "moderation_decide",
                args=[state.object_id, name, state.current_task_state_id],
            )
        )
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_who_wrote_a_text_is_told_that_somebody_else_approves_it(desk_of, monkeypatch):
    author, reader = moderator(), moderator()
    state = submitted(author)
    task = state.current_task_state.task.specific
    monkeypatch.setattr(type(task), "get_actions", lambda *args: [])
    own = "Vous avez écrit ce texte : quelqu’un d’autre doit l’approuver."
    assert own in text_of(desk_of(author))
    text = text_of(desk_of(reader))
    assert own not in text
    assert f"Cette étape ne dépend pas de vous : « {task.name} »." in text
    assert "data-workflow-action-url" not in desk_of(author)


def test_the_page_is_for_those_who_may_publish(client):
    author = editor()
    state = submitted(author)
    for name in ("claim", "release", "assignment"):
        act(client, author, name, state)
    assert not Assignment.objects.exists()
    response = client.get(reverse("moderation_desk"))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


def moderator_of(section):
    """Somebody who may publish what lies in one section alone."""
    group = Group.objects.create(name="Une section seulement")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=section.objects.get(),
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            ),
        )
    return UserFactory(group=group.name)


def test_a_moderator_of_a_section_sees_that_section_alone(client, desk_of):
    reader = moderator_of(InterviewIndexPage)
    state = submitted(editor())
    assert state.content_object.get_parent().specific == ArticleIndexPage.objects.get()
    assert titles(desk_of(reader)) == []
    act(client, reader, "claim", state)
    assert not Assignment.objects.exists()


def test_a_list_that_is_too_long_keeps_the_most_pressing(desk_of, monkeypatch):
    monkeypatch.setattr(waiting, "MOST_THAT_WAIT", 2)
    author, reader = editor(), moderator()
    for number in range(2):
        waiting_since(submitted(author, f"Texte {number}"), days=9 - number)
    assert "D’autres textes attendent" not in text_of(desk_of(reader))
    urgent = submitted(author, "urgent")
    Assignment.objects.create(
        workflow_state=urgent, priority=Assignment.Priority.URGENT
    )
    html = desk_of(reader)
    assert titles(html) == ["urgent", "Texte 0"]
    assert "D’autres textes attendent" in text_of(html)


def test_what_a_moderator_may_not_publish_takes_no_place(desk_of, monkeypatch):
    monkeypatch.setattr(waiting, "MOST_THAT_WAIT", 1)
    author, reader = editor(), moderator_of(InterviewIndexPage)
    waiting_since(submitted(author, "ailleurs"), days=9)
    page = InterviewPageFactory(live=False, owner=author, title="ici")
    page.save_revision(user=author)
    submit(page, author)
    assert titles(desk_of(reader)) == ["ici"]


def test_an_assignment_ends_with_its_workflow():
    author, reader = editor(), moderator()
    approved, cancelled, sent_back, deleted = (submitted(author) for _ in range(4))
    for state in (approved, cancelled, sent_back, deleted):
        Assignment.claim(state, reader)
    decide(approved, reader, "approve")
    cancelled.cancel(user=author)
    decide(sent_back, reader, "reject")
    deleted.content_object.delete()
    assert [a.workflow_state for a in Assignment.objects.all()] == [sent_back]


def test_a_moderator_who_leaves_leaves_their_claims():
    reader, state = moderator(), submitted(editor())
    Assignment.claim(state, reader)
    reader.delete()
    assert Assignment.objects.get().claimed_by is None
    assert Assignment.claim(state, moderator())


def test_queries_are_as_many_for_two_texts_as_for_twenty(client):
    author, reader = editor(), moderator()
    gers = TerritoryPageFactory()
    Following.objects.create(user=reader, page=gers)

    def submit_many(count):
        for number in range(count):
            if number % 2:
                page = draft(author, territories=[gers])
            else:
                page = ArticlePageFactory()
                page.save_revision(user=author).publish()
                page.title = "Autre"
                page.save_revision(user=author)
            Assignment.claim(submit(page, author), reader)
            Comment.objects.create(page=page, user=author, text="?", contentpath="x")

    client.force_login(reader)
    counts = []
    for count in (2, 18):
        submit_many(count)
        client.get(reverse("moderation_desk"))
        with CaptureQueriesContext(connection) as queries:
            html = client.get(reverse("moderation_desk")).content.decode()
        counts.append(len(queries))
    assert len(titles(html)) == 20
    assert counts == [QUERIES, QUERIES]


def test_a_workflow_of_something_that_is_gone_stays_out(desk_of):
    state = submitted(editor())
    WorkflowState.objects.filter(pk=state.pk).update(object_id="999999")
    assert titles(desk_of(moderator())) == []
