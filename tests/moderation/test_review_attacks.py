"""A link opens its page and nothing else, to those who have it, as long as it should.

Each attack is made on a link that opens: first that is seen, then the attack, after
which neither the text is shown nor an answer taken.
"""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from moderation.models import OutsideAnswer, OutsideReview
from moderation.reviews.tokens import LENGTH, digest
from moderation.reviews.views import COOKIE
from tests.moderation.review_links import (
    AGREED,
    CHANGES,
    SECRET,
    TITLE,
    Link,
    make_draft,
)
from tests.moderation.review_steps import start_step
from tests.moderation.states import restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(author, moderator):
    return Link(make_draft(author), moderator)


# What happens to a link, its page or its workflow.


def expired(link):
    OutsideReview.objects.update(expires_at=timezone.now())


def revoked(link):
    OutsideReview.objects.all().revoke()


def newer_version(link):
    link.page.title = "Autrement"
    link.page.save_revision()


def version_overwritten_by_autosave(link):
    revision = Revision.objects.get(pk=link.review.revision_id)
    link.page.title = "Autrement"
    link.page.save_revision(user=revision.user, overwrite_revision=revision)
    link.page.refresh_from_db()
    assert link.page.latest_revision_id == link.review.revision_id


def version_rewritten_in_the_database(link):
    revision = Revision.objects.get(pk=link.review.revision_id)
    content = {**revision.content, "title": "Autrement"}
    Revision.objects.filter(pk=revision.pk).update(content=content)


def version_purged(link):
    Page.objects.filter(pk=link.page.pk).update(latest_revision=None)
    Revision.objects.filter(pk=link.review.revision_id).delete()


def page_deleted(link):
    link.page.delete()


def page_unpublished(link):
    link.page.get_latest_revision().publish()
    assert link.state == "open"
    link.page.refresh_from_db()
    link.page.unpublish()


def page_made_private(link):
    restrict(link.page, PageViewRestriction.LOGIN)


def section_made_private(link):
    restrict(link.page.get_parent(), PageViewRestriction.PASSWORD, password="sésame")


def replayed_after_an_agreement(link):
    assert link.answer().url == reverse("outside_review_thanks")


def replayed_after_changes_were_asked_for(link):
    assert link.answer(CHANGES).url == reverse("outside_review_thanks")


HAPPENINGS = [
    expired,
    revoked,
    newer_version,
    version_overwritten_by_autosave,
    version_rewritten_in_the_database,
    version_purged,
    page_deleted,
    page_unpublished,
    page_made_private,
    section_made_private,
    replayed_after_an_agreement,
    replayed_after_changes_were_asked_for,
]


def assert_opens(link, browser=None):
    response = link.follow(browser)
    assert (response.status_code, response.request["PATH_INFO"]) == (
        200,
        link.address(),
    )
    page = (browser or link.browser).get(link.address("page"))
    assert (page.status_code, SECRET in page.content.decode()) == (200, True)


def assert_closed(link, browser=None):
    """The link, its addresses, and each way to answer: all alike, and say nothing."""
    before = OutsideAnswer.objects.count()
    tells, echoes = set(), set()
    remark = {"passage": "0", "text": "Non"}
    browsers = [link.browser, Client(), link.holding(link.token)]
    for one in [browser] if browser else browsers:
        answers = [link.follow(one)] if browser is None else []
        answers += [one.get(link.address(what)) for what in ("read", "page")]
        answers += [link.answer(AGREED, one)]
        tells |= {(answer.status_code, answer.content) for answer in answers}
        # What is typed comes back to whoever types it, with the link or without.
        answers = [one.post(link.address("remark"), remark), link.answer(CHANGES, one)]
        echoes.add(tuple((answer.status_code, answer.content) for answer in answers))
    assert (len(tells), len(echoes)) == (1, 1)
    for status, content in [*tells, *echoes.pop()]:
        assert status == 404
        assert "Ce lien ne s’ouvre pas." in content.decode()
        assert TITLE not in content.decode()
        assert SECRET not in content.decode()
    assert OutsideAnswer.objects.count() == before


@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda one: one.__name__)
def test_a_link_is_dead_once(happening, link):
    assert_opens(link)
    happening(link)
    assert_closed(link)


@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda one: one.__name__)
def test_a_dead_link_costs_what_an_unknown_one_costs(happening, link):
    """In queries: neither its answer nor its work tells whether it ever existed."""
    assert_opens(link)
    happening(link)
    with CaptureQueriesContext(connection) as dead:
        Client().get(f"/relecture/{link.token}")
    with CaptureQueriesContext(connection) as unknown:
        Client().get(f"/relecture/{'x' * LENGTH}")
    assert len(dead) == len(unknown) == 1


# What is sent in the place of a token.

TOKENS = {
    "altered": lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
    "truncated": lambda token: token[:-1],
    "lengthened": lambda token: token + "A",
    "in upper case": lambda token: token.swapcase(),
    "in wide letters": lambda token: chr(ord(token[0]) + 0xFEE0) + token[1:],
    "with a mark of direction": lambda token: "\u202e" + token,
    "very long": lambda token: token * 500,
    "in SQL": lambda token: f"' OR token_digest LIKE '%' -- {token}",
    "with a null": lambda token: token + "%00",
    "with a line break": lambda token: token + "%0a",
    "as a path below": lambda token: token + "/page",
    "as a path upwards": lambda token: token + "/..%2f..%2fadmin/",
    "as its own digest": digest,
    "empty": lambda token: "",
}


@pytest.mark.parametrize("change", TOKENS)
def test_a_token_opens_nothing(change, link):
    assert_opens(link)
    changed = TOKENS[change](link.token)
    browser = Client()
    response = browser.get(f"/relecture/{changed}")
    assert (response.status_code, response.url) == (302, "/relecture/fermee/")
    assert browser.cookies.get(COOKIE) is None
    assert browser.get(link.address()).status_code == 404
    assert_opens(link)


@pytest.mark.parametrize("change", TOKENS)
def test_a_cookie_opens_nothing(change, link):
    assert_opens(link)
    changed = TOKENS[change](link.token)
    if change == "with a line break":
        changed = link.token[:-2]  # no cookie holds one
    assert_closed(link, link.holding(changed.encode().decode("latin-1")))


# What is asked with a link that opens, or of its addresses without it.


def test_the_link_of_another_page_opens_that_one_alone(link, author, moderator):
    other = Link(make_draft(author, title="Tout autre chose"), moderator)
    assert_opens(link)
    assert_opens(other)
    assert link.browser.get(other.address()).status_code == 404
    assert other.browser.get(link.address("page")).status_code == 404
    assert_closed(other, other.holding(link.token))
    assert_opens(link)


def test_the_link_of_another_version_opens_that_one_alone(link, moderator):
    assert_opens(link)
    link.page.title = "Version suivante"
    link.page.save_revision()
    newer = Link(link.page, moderator)
    assert_opens(newer)
    assert_closed(link)
    assert_closed(link, link.holding(newer.token))


def test_two_links_in_one_browser_stay_apart(link, author, moderator):
    other = Link(make_draft(author, title="Tout autre chose"), moderator)
    for one in (link, other):
        assert_opens(one, link.browser)
        assert link.browser.cookies[COOKIE]["path"] == one.address()


def test_ids_can_be_counted_for_nothing(link):
    assert_opens(link)
    stranger = Client()
    for name in ("1", "2", str(link.review.pk), str(link.review.reference)):
        for address in (f"/relecture/{name}", f"/relecture/texte/{name}/"):
            answer = stranger.get(address, follow=True)
            assert (answer.status_code, SECRET in answer.content.decode()) == (
                404,
                False,
            )


def test_a_token_in_the_query_opens_nothing(link):
    assert_opens(link)
    for query in (f"?token={link.token}", f"?{COOKIE}={link.token}", f"?{link.token}"):
        for address in ("/relecture/", link.address(), link.address("page")):
            assert Client().get(address + query, follow=True).status_code == 404


def test_a_session_that_somebody_has_fixed_opens_nothing(link):
    """The link knows nothing of sessions: there is none to share."""
    attacker, victim = Client(), Client()
    attacker.session.save()
    victim.cookies["sessionid"] = attacker.session.session_key
    victim.cookies[COOKIE] = "of the attacker"
    assert_opens(link, victim)
    attacker.cookies["sessionid"] = victim.cookies["sessionid"].value
    assert_closed(link, attacker)


def test_a_cookie_is_out_of_reach(link, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = link.browser.get(f"/relecture/{link.token}").cookies[COOKIE]
    kept = {name: cookie[name] for name in ("httponly", "secure", "samesite", "path")}
    assert kept == {
        "httponly": True,
        "secure": True,
        "samesite": "Lax",
        "path": link.address(),
    }


@pytest.mark.parametrize("host", ["mechant.example", "testserver:80@mechant.example"])
def test_the_host_of_a_request_is_in_no_link(host, link, moderator, mailoutbox):
    editor = Client()
    editor.force_login(moderator)
    reader = {"reader_name": "Jean", "reader_email": "jean@example.org", "days": 14}
    answer = editor.post(
        reverse("moderation_reviews:ask", args=[link.page.pk]),
        reader,
        headers={"host": host},
    )
    assert "mechant" not in "".join(mail.body for mail in mailoutbox)
    if answer.status_code == 200:
        assert answer.context["address"].startswith("http://127.0.0.1:8000/relecture/")
        assert len(mailoutbox) == 1


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "patch", "delete"])
def test_only_a_form_decides(method, link):
    assert_opens(link)
    ask = getattr(link.browser, method)
    options = {"query_params": AGREED}
    assert ask(f"/relecture/{link.token}", **options).status_code in (302, 405)
    for address in (link.address(), link.address("answer")):
        assert ask(address, **options).status_code in (200, 405)
    assert (link.state, OutsideAnswer.objects.count()) == ("open", 0)


def test_a_form_without_its_mark_decides_nothing(link):
    browser = Client(enforce_csrf_checks=True)
    assert_opens(link, browser)
    for address in (link.address("answer"), link.address("remark")):
        answer = browser.post(address, {**AGREED, "passage": "0", "text": "Non"})
        assert (answer.status_code, SECRET in answer.content.decode()) == (403, False)
    assert (link.state, link.review.remarks.count()) == ("open", 0)

    mark = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert link.answer({**AGREED, **mark}, browser).status_code == 302
    assert link.state == "agreed"


def test_an_answer_that_is_not_confirmed_decides_nothing(link):
    assert_opens(link)
    assert link.answer({"decision": "agreed"}).status_code == 200
    assert link.answer({"decision": "agreed", "back": "1"}).status_code == 200
    assert (link.state, OutsideAnswer.objects.count()) == ("open", 0)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"decision": ""},
        {"decision": "oui"},
        {"decision": "approve"},
        {"decision": "changes"},
        {"decision": "agreed", "comment": "x" * 5001},
        {"decision": "agreed", "comment": "\x00"},
    ],
)
def test_a_forged_answer_is_refused_at_its_place(values, link):
    assert_opens(link)
    answer = link.answer({**values, "confirmed": "1"})
    assert answer.status_code == 422
    assert 'class="errorlist' in answer.content.decode()
    assert (link.state, OutsideAnswer.objects.count()) == ("open", 0)


@pytest.mark.parametrize("passage", ["-1", "99", "1.5", "", "title", "' OR 1=1"])
def test_a_remark_on_no_passage_is_refused(passage, link):
    assert_opens(link)
    remark = {"passage": passage, "text": "Non"}
    assert link.browser.post(link.address("remark"), remark).status_code == 422
    assert link.review.remarks.count() == 0


def test_the_remarks_of_another_reader_stay(link, author, moderator):
    other = Link(make_draft(author, title="Tout autre chose"), moderator)
    assert_opens(link)
    assert_opens(other)
    other.browser.post(other.address("remark"), {"passage": "0", "text": "À moi"})
    remark = other.review.remarks.get()
    link.browser.post(link.address("remove", remark.pk))
    link.browser.post(link.address("remove", 2**70))
    assert other.review.remarks.count() == 1
    other.browser.post(other.address("remove", remark.pk))
    assert other.review.remarks.count() == 0


# A step of a workflow.


def workflow_cancelled(link, author):
    link.page.current_workflow_state.cancel(user=author)


def workflow_restarted(link, author):
    link.page.current_workflow_state.cancel(user=author)
    link.page.get_workflow().start(link.page, author)


def task_switched_off(link, author):
    link.page.current_workflow_task.deactivate()


def sent_back_and_resumed(link, author):
    assert link.answer(CHANGES).status_code == 302
    link.page.current_workflow_state.resume(author)


@pytest.mark.parametrize(
    "happening",
    [workflow_cancelled, workflow_restarted, task_switched_off, sent_back_and_resumed],
    ids=lambda one: one.__name__,
)
def test_the_link_of_a_step_is_dead_once(happening, author, moderator):
    page = make_draft(author)
    start_step(page, author)
    link = Link(page, moderator)
    assert_opens(link)
    happening(link, author)
    assert_closed(link)
    page.refresh_from_db()
    assert page.live is False


def test_an_older_link_of_a_step_is_dead(author, moderator):
    page = make_draft(author)
    start_step(page, author)
    older, newer = Link(page, moderator), Link(page, moderator)
    assert_closed(older)
    assert_opens(newer)


# Around it.


def test_guessing_gets_slower_answers_alike(link):
    cache.clear()
    guesser = Client(headers={"x-forwarded-for": "203.0.113.9"})
    for _ in range(40):
        guesser.get("/relecture/" + "x" * LENGTH)
    answer = guesser.get(f"/relecture/{link.token}")
    assert (answer.status_code, answer.url) == (302, "/relecture/fermee/")
    assert "Retry-After" not in answer.headers
    assert_opens(link)  # from elsewhere


def test_nobody_is_told_keeps_or_finds_the_address(link, reader):
    entry = link.browser.get(f"/relecture/{link.token}")
    read = link.browser.get(link.address())
    page = link.browser.get(link.address("page"))
    closed = reader.get("/relecture/fermee/")
    for answer in (entry, read, page, closed):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    # Its own forms need a Referer: there, the address holds no secret.
    referrers = [one["Referrer-Policy"] for one in (entry, read, page, closed)]
    same_origin = "same-origin"
    assert referrers == ["no-referrer", same_origin, same_origin, "no-referrer"]
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert link.token not in read.content.decode() + page.content.decode()
    assert "relecture" not in reader.get("/robots.txt").content.decode()


def test_an_editor_who_follows_a_link_sees_what_the_reader_sees(link, moderator):
    editor = Client()
    editor.force_login(moderator)
    assert_opens(link, editor)
    framed = editor.get(link.address("page"))
    assert "userbar" not in framed.content.decode()
    assert framed.cookies == {}


def test_no_token_is_in_the_messages_of_the_server(link, caplog):
    for address in (f"/relecture/{link.token}", f"/relecture/{link.token}/"):
        Client().post(address)
        Client(enforce_csrf_checks=True).post(address)
    assert caplog.messages
    assert not any(link.token in message for message in caplog.messages)


def test_only_the_digest_is_kept(link):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM moderation_outsidereview")
        row = str(cursor.fetchall())
    assert digest(link.token) in row
    assert link.token not in row


def test_a_link_outlives_a_day_and_not_its_term(link):
    term = link.review.expires_at - link.review.created_at
    assert timedelta(days=13.9) < term < timedelta(days=14.1)
