"""What a new article may start from."""

from django.utils.translation import gettext_lazy as _

from moderation.starting import StartingModel

STARTING_MODELS = (
    StartingModel(
        name="bref",
        label=_("Brief article"),
        description=_(
            "One piece of news in a few lines, and where to read more about it."
        ),
        icon="pilcrow",
        fields={
            "kind": "brief",
            "body": [
                ("text", ""),
                ("links", {"title": _("To go further")}),
            ],
        },
    ),
    StartingModel(
        name="revue-de-presse",
        label=_("Press review"),
        description=_(
            "What others have published: one part for each, and the links to read them."
        ),
        icon="list-ul",
        fields={
            "kind": "press_review",
            "body": [
                ("text", ""),
                ("heading", {"text": _("First publication")}),
                ("text", ""),
                ("heading", {"text": _("Second publication")}),
                ("text", ""),
                ("links", {"title": _("Read the articles")}),
            ],
        },
    ),
    StartingModel(
        name="tribune",
        label=_("Opinion piece"),
        description=_(
            "An argued point of view: what is seen, what is proposed, who speaks."
        ),
        icon="openquote",
        fields={
            "kind": "opinion",
            "body": [
                ("text", ""),
                ("heading", {"text": _("What we see")}),
                ("text", ""),
                ("quote", {}),
                ("heading", {"text": _("What we propose")}),
                ("text", ""),
                ("aside", {"title": _("Who is speaking")}),
            ],
        },
    ),
)
