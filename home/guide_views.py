"""The guide inside the admin: whoever may enter it may read how it works."""

from django.http import FileResponse, Http404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .guide import PICTURES, guide

LONGEST_QUERY = 100


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The table of contents, or what a search finds."""

    template_name = "home/admin/guide.html"
    page_title = _("Guide")
    header_icon = "help"

    @cached_property
    def guide(self):
        return guide()

    def get_breadcrumbs_items(self):
        return [{"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUERY]
        return super().get_context_data(
            guide=self.guide,
            query=query.strip(),
            found=self.guide.search(query),
            **kwargs,
        )


class GuidePageView(GuideView):
    template_name = "home/admin/guide_page.html"

    @cached_property
    def page(self):
        try:
            return self.guide.pages[self.kwargs["guide_page"]]
        except KeyError:
            raise Http404 from None

    def get_page_title(self):
        return self.page.title

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("guide"), "label": GuideView.page_title},
            {"url": "", "label": self.page.title},
        ]

    def get_context_data(self, **kwargs):
        previous, following = self.guide.around(self.page)
        return super().get_context_data(
            page=self.page, previous=previous, following=following, **kwargs
        )


class GuidePictureView(View):
    """A picture of the guide, which lies beside its texts."""

    def get(self, request, guide_picture):
        if guide_picture not in {picture.name for picture in PICTURES.glob("*.webp")}:
            raise Http404
        return FileResponse(
            (PICTURES / guide_picture).open("rb"), content_type="image/webp"
        )


urlpatterns = [
    path("guide/", GuideView.as_view(), name="guide"),
    path(
        "guide/images/<str:guide_picture>",
        GuidePictureView.as_view(),
        name="guide_picture",
    ),
    path("guide/<slug:guide_page>/", GuidePageView.as_view(), name="guide_page"),
]
