from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from .page_creation import ChooseStartView, CreateFromModelView


class NewsroomPageViewSet(PageViewSet):
    """How the admin edits a page, of whichever type."""

    model = Page
    add_view_class = CreateFromModelView
    add_subpage_view_class = ChooseStartView
