"""From the link to the record: what the newsroom does, reads and can't undo."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, PageLogEntry

from moderation.fingerprint import fingerprint
from moderation.models import OutsideAnswer, OutsideReview
from moderation.reviews.passages import passages_of
from moderation.reviews.rights import may_ask, may_ask_for_step
from moderation.roles import EDITORS
from tests.articles.factories import ArticlePageFactory
from tests.interviews.factories import InterviewPageFactory, segment
from tests.library.factories import VideoFactory
from tests.moderation.review_links import (
    AGREED,
    CHANGES,
    SECRET,
    Link,
    admin,
    make_draft,
    signed_in,
)
from tests.moderation.states import restrict
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db

REMARK = {"passage": "5", "text": "Non, pour lire.", "quote": "pour parler"}


# Asking.


def test_a_moderator_sends_a_link(draft, moderator, mailoutbox):
    answer = signed_in(moderator).post(
        admin("ask", draft),
        {
            "reader_name": "Jeanne Roux",
            "reader_email": "jeanne@example.org",
            "message": "Les chiffres sont-ils justes ?",
            "days": "7",
        },
    )
    review = OutsideReview.objects.with_state().get()
    assert (review.state, review.created_by) == ("open", moderator)
    assert (review.expires_at - review.created_at).days in (6, 7)
    assert review.revision == draft.latest_revision
    assert review.fingerprint == fingerprint(draft.latest_revision)
    (mail,) = mailoutbox
    assert mail.to == ["jeanne@example.org"]
    assert mail.subject == "À relire avant publication : « Le relais du bourg »"
    assert answer.context["address"] in mail.body
    assert "Bonjour Jeanne Roux," in mail.body
    assert "Les chiffres sont-ils justes ?" in mail.body
    assert "Mona Durand" in mail.body
    assert answer.context["address"] in answer.content.decode()
    assert answer["Cache-Control"].count("no-store") == 1

    page = signed_in(moderator).get(admin("page", draft)).content.decode()
    assert "Jeanne Roux" in page
    assert "Attend une réponse" in page
    assert answer.context["address"] not in page


def test_a_link_without_an_e_mail_is_handed_over(draft, author, mailoutbox):
    answer = signed_in(author).post(
        admin("ask", draft), {"reader_name": "Jeanne", "days": "14"}
    )
    assert Client().get(answer.context["address"], follow=True).status_code == 200
    assert "Copiez le lien maintenant" in answer.content.decode()
    assert mailoutbox == []


def test_a_mail_that_does_not_leave_is_told(draft, moderator, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    reader = {"reader_name": "J", "reader_email": "j@example.org", "days": "14"}
    answer = signed_in(moderator).post(admin("ask", draft), reader)
    page = answer.content.decode()
    assert "L’e-mail n’a pas pu partir" in page
    assert answer.context["address"] in page


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reader_name": ""}, "reader_name"),
        ({"reader_email": "jeanne"}, "reader_email"),
        ({"days": "900"}, "days"),
        ({"days": "-1"}, "days"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(values, field, draft, moderator):
    reader = {"reader_name": "Jeanne", "reader_email": "", "days": "14", **values}
    answer = signed_in(moderator).post(admin("ask", draft), reader)
    assert list(answer.context["form"].errors) == [field]
    assert OutsideReview.objects.count() == 0


def test_who_may_ask(draft, author, moderator):
    other_editor = UserFactory(group=EDITORS)
    may = {user: may_ask(user, draft) for user in (author, moderator, other_editor)}
    assert may == {author: True, moderator: True, other_editor: False}
    reader = {"reader_name": "Jeanne", "days": "14"}
    signed_in(other_editor).post(admin("ask", draft), reader)
    Client().post(admin("ask", draft), reader)
    assert OutsideReview.objects.count() == 0


def test_only_those_who_may_ask_see_the_button(draft, author, home):
    address = admin("page", draft)
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert address in signed_in(author).get(edit).content.decode()
    other_editor = signed_in(UserFactory(group=EDITORS))
    assert address not in other_editor.get(edit).content.decode()


def test_whoever_edits_is_told_who_reads(draft, author, moderator):
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    editor = signed_in(author)
    assert "relit cette version" not in editor.get(edit).content.decode()
    Link(draft, moderator, reader_name="Jeanne Roux")
    page = editor.get(edit).content.decode()
    assert "Jeanne Roux relit cette version\u00a0: son lien se fermera" in page
    Link(draft, moderator, reader_name="Ali Bey")
    page = editor.get(edit).content.decode()
    assert "Ali Bey et Jeanne Roux relisent cette version\u00a0: leurs liens" in page
    draft.title = "Autrement"
    draft.save_revision(user=author)
    assert "cette version" not in editor.get(edit).content.decode()


def test_a_reserved_page_has_no_link(draft, moderator):
    restrict(draft, "login")
    reader = {"reader_name": "Jeanne", "days": "14"}
    answer = signed_in(moderator).post(admin("ask", draft), reader)
    assert "Cette page est réservée" in answer.content.decode()
    assert OutsideReview.objects.count() == 0


def test_a_page_that_no_form_has_saved_gets_a_version_of_nobody(moderator):
    page = ArticlePageFactory(title="Ancien article")
    Link(page, moderator)
    page.refresh_from_db()
    assert page.latest_revision.user is None
    assert page.has_unpublished_changes is False
    assert may_ask_for_step(moderator, page) is True


def test_a_link_is_withdrawn_from_the_list(draft, moderator):
    link = Link(draft, moderator)
    number = link.review.pk
    signed_in(moderator).get(admin("revoke", draft, number))
    assert link.state == "open"
    signed_in(UserFactory(group=EDITORS)).post(admin("revoke", draft, number))
    assert link.state == "open"
    other = make_draft(title="Autre page")
    signed_in(moderator).post(admin("revoke", other, number))
    assert link.state == "open"
    signed_in(moderator).post(admin("revoke", draft, number))
    assert link.state == "revoked"


# Reading.


def test_a_reader_is_told_what_they_see(draft, moderator):
    link = Link(draft, moderator, message="Bonjour,\n\nmerci !")
    page = link.follow().content.decode()
    assert "Jeanne Roux, voici un texte qui vous concerne." in page
    assert "Ce texte n’est pas encore publié" in page
    assert "Un mot de Mona Durand" in page
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in page


def test_a_version_that_is_online_is_not_called_unpublished(moderator):
    link = Link(ArticlePageFactory(title="Ancien article"), moderator)
    page = link.follow().content.decode()
    assert "Ce texte n’est pas encore publié" not in page
    assert "Cette version est déjà en ligne." in page


def test_a_link_follows_its_words_to_a_newer_version(draft, author, moderator):
    """A colleague who leaves a remark in the editor, for instance, changes none."""
    link = Link(draft, moderator)
    link.follow()
    same = draft.save_revision(user=author)
    assert link.browser.post(link.address("remark"), REMARK).status_code == 302
    assert link.answer(AGREED).url == "/relecture/merci/"
    record = OutsideAnswer.objects.get()
    assert (record.revision_number, record.fingerprint) == (
        same.pk,
        link.review.fingerprint,
    )
    draft.save_revision()
    link.review.refresh_from_db()
    assert link.review.revision == same  # an answered one stays what it is


def test_remarks_that_cannot_be_sent_any_more_reach_the_newsroom(draft, moderator):
    link = Link(draft, moderator)
    link.follow()
    link.browser.post(link.address("remark"), REMARK)
    newsroom = signed_in(moderator)
    assert "Non, pour lire." not in newsroom.get(admin("page", draft)).content.decode()
    draft.title = "Autrement"
    draft.save_revision()
    page = newsroom.get(admin("page", draft)).content.decode()
    assert "Jeanne Roux · Le texte a changé depuis" in page
    assert "Non, pour lire." in page
    assert "pour parler" in page


def test_what_a_reader_types_comes_back_when_the_link_has_closed(draft, moderator):
    link = Link(draft, moderator)
    link.follow()
    signed_in(moderator).post(admin("revoke", draft, link.review.pk))
    closed = link.browser.post(link.address("remark"), {**REMARK, "text": "Si <b> !"})
    assert "Si &lt;b&gt; !" in closed.content.decode()
    assert "La date est fausse." in link.answer(CHANGES).content.decode()


def test_passages_of_an_article(draft):
    told = passages_of(draft)
    assert [passage.text for passage in told] == [
        "Le relais du bourg",
        draft.standfirst,
        "Une porte ouverte",
        "On y vient à pied.",
        SECRET,
    ]
    heading, text = (block.id for block in draft.body)
    assert [passage.contentpath for passage in told] == [
        "title",
        "standfirst",
        f"body.{heading}.text",
        f"body.{text}",
        f"body.{text}",
    ]


def test_passages_of_an_interview(home):
    page = InterviewPageFactory(
        title="Deux questions",
        segments=[
            segment(VideoFactory(), question="Pourquoi ?", answer="<p>Parce que.</p>")
        ],
    )
    texts = [passage.text for passage in passages_of(page)]
    assert texts[-2:] == ["Pourquoi ?", "Parce que."]


# Answering.


@pytest.fixture
def answered(draft, moderator, django_capture_on_commit_callbacks):
    link = Link(draft, moderator, reader_email="jeanne@example.org")
    link.follow()
    link.browser.post(link.address("remark"), REMARK)
    link.browser.post(link.address("remark"), {"passage": "0", "text": "Bravo."})
    with django_capture_on_commit_callbacks(execute=True):
        assert link.answer(CHANGES).url == "/relecture/merci/"
    return link


def test_the_record_of_an_answer(answered, draft, moderator):
    record = OutsideAnswer.objects.get()
    told = {
        name: getattr(record, name)
        for name in (
            "page_number",
            "page_title",
            "revision_number",
            "fingerprint",
            "reader_name",
            "asked_by",
            "decision",
            "was_required",
            "comment",
        )
    }
    assert told == {
        "page_number": draft.pk,
        "page_title": "Le relais du bourg",
        "revision_number": draft.latest_revision_id,
        "fingerprint": fingerprint(draft.latest_revision),
        "reader_name": "Jeanne Roux",
        "asked_by": "Mona Durand",
        "decision": "changes",
        "was_required": False,
        "comment": "La date est fausse.",
    }
    first, second = record.remarks
    assert (first["quote"], first["text"]) == ("pour parler", "Non, pour lire.")
    assert (second["passage"], second["text"]) == ("", "Bravo.")


def test_the_newsroom_reads_the_answer(answered, draft, author, mailoutbox):
    page = signed_in(author).get(admin("page", draft)).content.decode()
    for words in ("La date est fausse.", "Non, pour lire.", "Bravo.", "pour parler"):
        assert words in page
    by_address = {mail.to[0]: mail for mail in mailoutbox}
    asker = answered.review.created_by
    assert set(by_address) == {author.email, asker.email, "jeanne@example.org"}
    told = by_address[author.email]
    assert (
        told.subject == "Jeanne Roux demande des changements : « Le relais du bourg »"
    )
    assert "Non, pour lire." in told.body
    assert f"http://127.0.0.1:8000{admin('page', draft)}" in told.body
    receipt = by_address["jeanne@example.org"]
    assert receipt.subject == "Votre réponse sur « Le relais du bourg »"
    assert "/admin/" not in receipt.body
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    notice = "Jeanne Roux demande des changements à cette version."
    assert notice in signed_in(author).get(edit).content.decode()


def test_remarks_are_comments_beside_their_field(answered, draft):
    comment = Comment.objects.get(page=draft)
    assert comment.contentpath == f"body.{draft.body[1].id}"
    assert comment.text == (
        "« pour parler »\nJeanne Roux (relecture extérieure)\u00a0: Non, pour lire."
    )
    shown = draft.get_latest_revision_as_object().wagtail_admin_comments.all()
    assert list(shown) == [comment]


def test_the_history_tells_in_french(answered, draft, moderator):
    history = reverse("wagtailadmin_pages:history", args=[draft.pk])
    page = signed_in(moderator).get(history).content.decode()
    assert "A demandé à Jeanne Roux de relire cette version" in page
    assert "Jeanne Roux, sans compte, demande des changements" in page
    entry = PageLogEntry.objects.get(action="moderation.review_changes")
    assert (entry.user, entry.revision) == (None, draft.latest_revision)
    assert entry.data["fingerprint"] == answered.review.fingerprint


def test_nothing_changes_a_record(answered):
    record = OutsideAnswer.objects.get()
    record.decision = "agreed"
    answers = OutsideAnswer.objects
    for attempt in (
        record.save,
        record.delete,
        answers.all().delete,
        lambda: answers.update(decision="agreed"),
        lambda: answers.bulk_update([record], ["decision"]),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert OutsideAnswer.objects.get().decision == "changes"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE moderation_outsideanswer SET decision = 'agreed'",
        "DELETE FROM moderation_outsideanswer",
    ],
)
def test_the_database_changes_no_record_either(statement, answered):
    refused = pytest.raises(DatabaseError, match="written once")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert OutsideAnswer.objects.get().decision == "changes"


def test_a_record_outlives_the_page_its_versions_and_people(
    answered, draft, author, moderator
):
    draft.revisions.all().delete()
    draft.delete()
    author.delete()
    moderator.delete()
    record = OutsideAnswer.objects.get()
    assert (record.asked_by, len(record.remarks)) == ("Mona Durand", 2)
    review = OutsideReview.objects.with_state().get()
    assert (review.page, review.page_title, review.state) == (
        None,
        "Le relais du bourg",
        "changes",
    )


def test_an_agreement_alone_publishes_nothing(draft, moderator):
    link = Link(draft, moderator)
    link.follow()
    link.answer(AGREED)
    draft.refresh_from_db()
    assert (link.state, draft.live) == ("agreed", False)
