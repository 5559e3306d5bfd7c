"""What is done with many pages at once."""

from wagtail.admin.views.pages.bulk_actions import PublishBulkAction

from .authorship import note_authorship


class PublishPagesAction(PublishBulkAction):
    """Asks once who wrote the pages of the list; each asks again as it is published."""

    def get_queryset(self, model, object_ids):
        pages = super().get_queryset(model, object_ids)
        note_authorship([self.request.user], pages)
        return pages
