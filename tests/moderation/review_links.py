"""A draft of which somebody outside has a link, and browsers that follow it."""

from django.test import Client
from django.urls import reverse

from moderation.models import OutsideReview
from moderation.reviews.asking import ask
from moderation.reviews.views import COOKIE
from tests.articles.factories import ArticlePageFactory

TITLE = "Le relais du bourg"
SECRET = "On y reste pour parler."
BODY = [
    {"type": "heading", "value": {"text": "Une porte ouverte", "level": "h2"}},
    {"type": "text", "value": f"<p>On y vient à pied.</p><p>{SECRET}</p>"},
]
AGREED = {"decision": "agreed", "confirmed": "1"}
CHANGES = {"decision": "changes", "comment": "La date est fausse.", "confirmed": "1"}


def make_draft(author=None, **options):
    """A page that was never online, as its author has saved it."""
    page = ArticlePageFactory(
        **{"title": TITLE, "body": BODY, "live": False, "owner": author, **options}
    )
    page.save_revision(user=author)
    page.refresh_from_db()
    return page


class Link:
    """What a reader was sent, and a browser of their own (``browser``)."""

    def __init__(self, page, user, **reader):
        self.page = page
        self.review, self.token = ask(
            page, user, **{"reader_name": "Jeanne Roux", **reader}
        )
        self.browser = Client()

    def follow(self, browser=None, **options):
        browser = browser or self.browser
        return browser.get(f"/relecture/{self.token}", follow=True, **options)

    def address(self, what="read", *more):
        name = f"outside_review_{what}"
        return reverse(name, args=[self.review.reference, *more])

    def holding(self, token) -> Client:
        """A browser that has this token as the cookie of the review."""
        browser = Client()
        browser.cookies[COOKIE] = token
        return browser

    def answer(self, values=AGREED, browser=None):
        return (browser or self.browser).post(self.address("answer"), values)

    @property
    def state(self):
        return OutsideReview.objects.with_state().get(pk=self.review.pk).state


def read_text(link, browser=None):
    """The text of the version, as the frame shows it."""
    return (browser or link.browser).get(link.address("page")).content.decode()


def signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


def admin(name, page, *more):
    return reverse(f"moderation_reviews:{name}", args=[page.pk, *more])
