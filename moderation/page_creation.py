"""The first steps of a new page: of which type, and from which model."""

from urllib.parse import urlencode

from django.urls import reverse
from wagtail.admin.views.pages.create import AddSubpageView, CreateView

PARAMETER = "modele"


def models_of(page_class):
    """What a type of page may start from; Wagtail's own types say nothing."""
    return getattr(page_class, "starting_models", ())


class ChooseStartView(AddSubpageView):
    """Offers each type of page empty, and from its models."""

    template_name = "moderation/choose_start.html"

    def dispatch(self, request, parent_page_id, *args, **kwargs):
        response = super().dispatch(request, parent_page_id, *args, **kwargs)
        if len(self.page_types) == 1 and any(map(models_of, self.page_classes)):
            # Wagtail leads from here to the empty form of an only type.
            return super(AddSubpageView, self).dispatch(request, parent_page_id)
        return response

    @property
    def page_classes(self):
        creatable = type(self.parent_page).creatable_subpage_models()
        return sorted(
            (model for model in creatable if model.can_create_at(self.parent_page)),
            key=lambda model: model.get_verbose_name().lower(),
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "types": [
                {
                    "name": page_class.get_verbose_name(),
                    "description": page_class.get_page_description(),
                    "address": self.address(page_class, next=context["next"]),
                    "models": [
                        (
                            model,
                            self.address(
                                page_class,
                                **{PARAMETER: model.name},
                                next=context["next"],
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
