"""What a moderator says in the account settings: which places they follow."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import AdminPageChooser

from .models import Following
from .models.following import models_to_follow, pages_to_follow
from .waiting import may_moderate


class FollowingForm(forms.Form):
    """Those that are followed, to be unticked, and one more: there may be thousands."""

    pages = forms.ModelMultipleChoiceField(
        queryset=None,
        required=False,
        label=_("Places that I follow"),
        widget=forms.CheckboxSelectMultiple,
    )
    another = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("Follow one more place"),
        help_text=_(
            "What waits there comes first in your list, and you get mail about it "
            "alone. If you follow none, you get mail about everything."
        ),
    )

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = instance
        followed = pages_to_follow().filter(followings__user=instance)
        for field in self.fields.values():
            field.queryset = pages_to_follow()
        self.fields["pages"].choices = [
            (page.pk, self.label_of(page)) for page in followed.specific()
        ]
        self.fields["pages"].initial = [page.pk for page in followed]
        self.fields["another"].widget = AdminPageChooser(
            target_models=models_to_follow(), choose_one_text=_("Choose a place")
        )
        if not followed:
            del self.fields["pages"]

    def label_of(self, page) -> str:
        """Several places may have one name."""
        return f"{page.title} ({page.kind_label}, {page.get_parent().title})"

    def save(self):
        chosen = set(self.cleaned_data.get("pages", []))
        if another := self.cleaned_data["another"]:
            chosen.add(another)
        self.user.followings.exclude(page__in=chosen).delete()
        Following.objects.bulk_create(
            [Following(user=self.user, page=page) for page in chosen],
            ignore_conflicts=True,
        )


class FollowingSettingsPanel(BaseSettingsPanel):
    name = "following"
    title = _("Territories")
    tab = notifications_tab
    order = 200
    form_class = FollowingForm

    def is_active(self):
        return may_moderate(self.user) and pages_to_follow().exists()
