"""What every page of the public site has in common."""

from wagtail.models import Page, PageManager, PageViewRestriction

from ..journal import note_publication_alone
from ..rights import CopyAsDraftForm, FourEyesPermissionTester
from ..visibility import PublicPageQuerySet

PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class PublicPage(Page):
    """A page that is listed and served through the gate of ``visibility``."""

    copy_form_class = CopyAsDraftForm
    # Whether moderators may follow pages of this type (see ``Following``).
    may_be_followed = False

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
        """Spare two queries when the page came with the answer (``for_page()``)."""
        if getattr(self, "is_unrestricted", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def permissions_for_user(self, user):
        return FourEyesPermissionTester(user, self)

    def publish(self, revision, user=None, **options):
        """Tell the journal when a superuser publishes alone (see ``rights``)."""
        note_publication_alone(self, revision, user)
        return super().publish(revision, user=user, **options)

    def passages(self):
        """The text that the search finds the page by, in parts (``library.passages``).

        The title is always found.
        """
        return []
