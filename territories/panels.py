"""The search in the official code, at the top of a territory's form."""

from django.forms import Media, Script
from django.urls import reverse
from wagtail.admin.panels import Panel


class OfficialPlacePanel(Panel):
    """Finds a territory by its name or code, and fills the plain fields under it.

    Without JavaScript there is nothing but these fields.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "territories/panels/official_place.html"

        def get_context_data(self, parent_context=None):
            parent = getattr(self.form, "parent_page", None)
            return {
                **super().get_context_data(parent_context),
                "address": reverse("territories_official_places"),
                "page_id": self.instance.pk,
                "parent_id": parent and parent.pk,
            }

        @property
        def media(self):
            return Media(
                css={"all": ["territories/place-search.css"]},
                js=[Script("territories/place-search.js", type="module")],
            )
