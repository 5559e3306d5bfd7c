"""The form of a territory, which knows the official code."""

from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm

from library.refusals import UNDESCRIBED_IMAGE
from moderation.rights import CopyAsDraftForm

from .models.official import OfficialPlace

SUGGESTIONS = 3


class TerritoryForm(WagtailAdminPageForm):
    """Tells editors at the right field what stands in the way of publishing.

    What the official code says otherwise is refused in drafts too.
    """

    def clean(self):
        cleaned = super().clean()
        cover = cleaned.get("cover")
        if cover and not cover.is_described and not self.is_deferred_validation:
            self.add_error("cover", UNDESCRIBED_IMAGE)
        level, code = cleaned.get("level"), cleaned.get("code")
        # Once it has its place in the tree, the page checks its parent by itself.
        if level and not self.instance.path:
            self.refuse("level", self.instance.refuse_parent(self.parent_page, level))
        # A code that was official when the page was made may have ceased to be.
        if level and code and {"level", "code"} & set(self.changed_data):
            self.refuse("code", refuse_code(level, code, cleaned.get("title", "")))
        return cleaned

    def refuse(self, field, refusal):
        if refusal:
            self.add_error(field, refusal)


def refuse_code(level: str, code: str, title: str) -> str | None:
    """What is wrong with a code, if the reference knows all of its level."""
    places = OfficialPlace.objects.filter(level=level)
    if places.filter(code=code).exists() or not places.is_complete(level):
        return None
    near = places.search(title)[:SUGGESTIONS]
    refusal = gettext("The official code of this level has no %(code)s.") % {
        "code": code
    }
    if near:
        names = ", ".join(f"{place.name} ({place.code})" for place in near)
        refusal += " " + gettext("Do you mean %(names)s?") % {"names": names}
    return refusal


class CopyTerritoryForm(CopyAsDraftForm):
    """A code has one page: what stands beside it can only be its alias."""

    def clean(self):
        cleaned_data = super().clean()
        if not cleaned_data.get("alias"):
            # Wagtail's page shows the errors of fields alone.
            self.add_error(
                "new_title",
                gettext(
                    "An official code has one page: this one can’t be copied. Move it, "
                    "or create another territory."
                ),
            )
        return cleaned_data
