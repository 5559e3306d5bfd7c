"""The first steps of a new page: of which type, and from which model."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

PARAMETER = "modele"


def models_of(page_class):
    """What a type of page may start from; Wagtail's own types say nothing."""
    return getattr(page_class, "starting_models", ())


class ChooseStartView(TemplateView):
    """Offers each type of page empty, and from its models."""

    template_name = "moderation/choose_start.html"

    def dispatch(self, request, parent_page_id):
        self.parent_page = get_object_or_404(Page, pk=parent_page_id).specific
        if not self.parent_page.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        self.next = get_valid_next_url_from_request(request)
        self.page_classes = sorted(
            (
                model
                for model in type(self.parent_page).creatable_subpage_models()
                if model.can_create_at(self.parent_page)
            ),
            key=lambda model: model.get_verbose_name().lower(),
        )
        if len(self.page_classes) == 1 and not models_of(self.page_classes[0]):
            return redirect(self.address(self.page_classes[0], next=self.next))
        return super().dispatch(request, parent_page_id)

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "parent_page": self.parent_page,
            "types": [
                {
                    "name": page_class.get_verbose_name(),
                    "description": page_class.get_page_description(),
                    "address": self.address(page_class, next=self.next),
                    "models": [
                        (
                            model,
                            self.address(
                                page_class, **{PARAMETER: model.name}, next=self.next
                            ),
                        )
                        for model in models_of(page_class)
                    ],
                }
                for page_class in self.page_classes
            ],
        }

    def address(self, page_class, **parameters):
        meta = page_class._meta
        form = reverse(
            "wagtailadmin_pages:add",
            args=[meta.app_label, meta.model_name, self.parent_page.pk],
        )
        query = urlencode({k: value for k, value in parameters.items() if value})
        return f"{form}?{query}" if query else form


class CreateFromModelView(CreateView):
    """Opens the form of a new page with what the model of the address has."""

    def get(self, request):
        name = request.GET.get(PARAMETER)
        for model in models_of(self.page_class):
            if model.name == name:
                model.fill(self.page)
        return super().get(request)
