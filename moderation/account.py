"""What a moderator says in the account settings: which places they follow."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from .models import Following
from .models.following import pages_to_follow
from .waiting import may_moderate


class FollowingForm(forms.Form):
    pages = forms.ModelMultipleChoiceField(
        queryset=None,
        required=False,
        label=_("Places that I follow"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "What waits there comes first in your list, and you get mail about it "
            "alone. If you follow none, you get mail about everything."
        ),
    )

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = instance
        self.fields["pages"].queryset = pages_to_follow()
        self.fields["pages"].initial = list(
            instance.followings.values_list("page", flat=True)
        )

    def save(self):
        chosen = self.cleaned_data["pages"]
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
