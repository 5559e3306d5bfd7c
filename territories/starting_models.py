"""What the page of a new territory may start from."""

from django.utils.translation import gettext_lazy as _

from moderation.starting import StartingModel

STARTING_MODELS = (
    StartingModel(
        name="portrait",
        label=_("Portrait of a territory"),
        description=_(
            "Three parts of text, a key figure with its source, a first initiative."
        ),
        icon="site",
        fields={
            "body": [
                ("text", ""),
                ("heading", {"text": _("Networks")}),
                ("text", ""),
                ("heading", {"text": _("What people do with them")}),
                ("text", ""),
                ("aside", {"title": _("In brief")}),
            ],
            "figures": [("figure", {})],
            "initiatives": [("initiative", {})],
        },
    ),
)
