"""What a new interview may start from."""

from django.utils.translation import gettext_lazy as _

from moderation.starting import StartingModel

STARTING_MODELS = (
    StartingModel(
        name="segments",
        label=_("Interview in segments"),
        description=_("Three questions to reword, each with a video to choose."),
        icon="media",
        fields={
            "segments": [
                ("segment", {"question": _("How did it all begin?")}),
                ("segment", {"question": _("What has changed since?")}),
                ("segment", {"question": _("And tomorrow?")}),
            ],
        },
    ),
)
