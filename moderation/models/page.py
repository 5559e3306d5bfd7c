"""What every page of the public site has in common."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageManager, PageViewRestriction

from ..findings import Finding
from ..journal import note_publication_alone
from ..rights import CopyAsDraftForm, FourEyesPermissionTester
from ..starting import StartingModel
from ..visibility import PublicPageQuerySet

PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class Look(NamedTuple):
    """Another way than its own page in which readers meet a page.

    ``name`` is that of the mode of the preview. The template gets what the page's own
    gets, and may be that of any app: it is found by its name.
    """

    name: str
    label: str
    template: str


SEARCH_RESULT = Look("search", _("Search result"), "search/previews/result.html")
SOCIAL_CARD = Look("social", _("Social card"), "home/previews/social.html")


class PublicPage(Page):
    """A page that is listed and served through the gate of ``visibility``."""

    copy_form_class = CopyAsDraftForm
    # Whether moderators may follow pages of this type (see ``Following``), which says
    # by its ``kind_label`` what they are.
    may_be_followed = False
    # What a new page of the type may start from (``moderation.starting``).
    starting_models: tuple[StartingModel, ...] = ()

    # How editors may preview it besides as a page.
    looks: tuple[Look, ...] = (SEARCH_RESULT, SOCIAL_CARD)

    objects = PublicPageManager()

    class Meta:
        abstract = True

    @classmethod
    def belongs_to(cls, content: dict) -> list[int]:
        """Keys of the pages whose followers care for a text, as a revision tells it.

        ``content`` is that of the revision: a draft may name others than what is live.
        """
        return []

    def get_view_restrictions(self):
        """Those of the page, of its ancestors, and of the page that it is an alias of.

        Spares two queries when the page came with the answer (``for_page()``).
        """
        if getattr(self, "is_unrestricted", False):
            return PageViewRestriction.objects.none()
        restrictions = super().get_view_restrictions()
        if self.alias_of_id:
            # An alias shows the content of its source, so it is as private.
            source = self.alias_of.specific_deferred
            return restrictions | source.get_view_restrictions()
        return restrictions

    def permissions_for_user(self, user):
        return FourEyesPermissionTester(user, self)

    def save_revision(self, *args, **options):
        """Readers from outside keep their link to words that stay the same."""
        revision = super().save_revision(*args, **options)
        self.outside_reviews.follow_words(revision)
        return revision

    def publish(self, revision, user=None, **options):
        """Tell the journal when a superuser publishes alone (see ``rights``)."""
        note_publication_alone(self, revision, user)
        return super().publish(revision, user=user, **options)

    @property
    def preview_modes(self):
        return [("", _("Page")), *((look.name, look.label) for look in self.looks)]

    def get_preview_template(self, request, mode_name):
        """That of a look. A mode that the page doesn't have is the page itself."""
        templates = {look.name: look.template for look in self.looks}
        return templates.get(mode_name) or super().get_preview_template(
            request, mode_name
        )

    def findings(self) -> list[Finding]:
        """What its editors should look at; they see it beside the form."""
        return []

    def passages(self):
        """The text that the search finds the page by, in parts (``library.passages``).

        The title is always found.
        """
        return []
