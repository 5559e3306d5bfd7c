from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from .page_creation import ChooseStartView, CreateFromModelView
from .page_forms import PageEditView, PageRevertView, PageWorkflowActionView


class NewsroomPageViewSet(PageViewSet):
    """How the admin edits a page, of whichever type."""

    model = Page
    edit_view_class = PageEditView
    revisions_revert_view_class = PageRevertView
    workflow_action_view_class = PageWorkflowActionView
    add_view_class = CreateFromModelView
    add_subpage_view_class = ChooseStartView
