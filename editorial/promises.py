"""What readers were promised, as the dashboard reminds the newsroom of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Site

from moderation.dashboard import DashboardList, Entry, edit_address, may_change

from .models import FollowUp


class Promises(DashboardList):
    name = "promises"
    title = gettext_lazy("Promised to readers")
    icon = "openquote"
    order = 60

    def get_items(self):
        return (
            FollowUp.objects.announced(Site.find_for_request(self.request))
            .filter(story__in=may_change(self.user).values("pk"))
            .oldest_first()
            .select_related("story")
        )

    def get_entries(self, items):
        return [
            Entry(
                title=promise.title,
                url=edit_address(promise.story_id),
                note=_("in “%(title)s”") % {"title": promise.story.title},
                since=promise.story.first_published_at,
                is_late=promise.is_overdue,
            )
            for promise in items
        ]

    def get_sentence(self, count):
        return ngettext(
            "Announced to readers, and not published yet. Open the text that announces "
            "it to link what follows.",
            "Announced to readers, and not published yet. Open the text that announces "
            "them to link what follows.",
            count,
        )
