"""What somebody may do with a page: nobody puts their own text online."""

from wagtail.admin.forms.pages import CopyForm
from wagtail.models import PagePermissionTester

from .authorship import is_own_text


class FourEyesPermissionTester(PagePermissionTester):
    """Wagtail's rights, with the rule of the newsroom.

    Every way to publish asks here: forms, bulk actions, the API of the admin, code
    that names a user. A superuser may publish alone, for a newsroom of one; the
    journal tells it.
    """

    def may_publish_others(self):
        return super().can_publish()

    def can_publish(self):
        if not self.may_publish_others() or self.page_locked():
            return False
        if self.user.is_superuser:
            return True
        if self.page.current_workflow_state:
            return False
        return not is_own_text(self.user, self.page)

    def can_publish_subpage(self):
        """A new page, a copy and an alias would go online unread."""
        return self.user.is_superuser and super().can_publish_subpage()

    def can_set_view_restrictions(self):
        return self.may_publish_others()

    def can_unschedule(self):
        return self.may_publish_others()


class CopyAsDraftForm(CopyForm):
    """Offers what ``can_publish_subpage`` allows: a copy is a draft."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.user.is_superuser:
            self.fields.pop("publish_copies", None)
            self.fields.pop("alias", None)
