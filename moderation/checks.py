"""The editor's panel of checks: Wagtail's, and what pages find in themselves.

Findings stand in the previewed page, hidden, for axe to meet. Readers' pages have none.
"""

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

CHECK = "relais-finding"
# What is found, and why it matters.
RULES = {
    "standfirst": (
        _("Standfirst to write or to shorten"),
        _("Lists and search results show it: two sentences, 300 characters."),
    ),
    "source-link": (
        _("Source without a link"),
        _("Readers want to read what is quoted."),
    ),
    "figure-source": (
        _("Figure without its date or its source"),
        _("A figure can't be published without."),
    ),
    "captions": (
        _("Segment without captions"),
        _("Neither read by the deaf, nor found by the search."),
    ),
    "image-weight": (
        _("Picture that is too heavy"),
        _("1600 pixels of width are enough for every place."),
    ),
    "link-text": (
        _("Link that doesn't say where it leads"),
        _("Read aloud on its own, it should be understood."),
    ),
    "heading-level": (
        _("Heading level skipped"),
        _("A part of a part comes after a part."),
    ),
    "follow-up": (
        _("Promise that was not kept"),
        _("Link the story that keeps it, or take it away."),
    ),
}


def axe_name(rule: str) -> str:
    return f"relais-{rule}"


class WritingChecker(ContentCheckerItem):
    """Wagtail's checks, in the editor, and ours."""

    axe_run_only = [
        # Our own leads to the heading's field.
        *(rule for rule in ContentCheckerItem.axe_run_only if rule != "heading-order"),
        *map(axe_name, RULES),
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        *(
            {
                "id": axe_name(rule),
                "impact": "moderate",
                "selector": f'[data-finding="{rule}"]',
                "tags": ["best-practice"],
                "any": [CHECK],
                "excludeHidden": False,
                "enabled": True,
            }
            for rule in RULES
        ),
    ]
    axe_custom_checks = [*ContentCheckerItem.axe_custom_checks, {"id": CHECK}]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        **{
            axe_name(rule): {"error_name": name, "help_text": why}
            for rule, (name, why) in RULES.items()
        },
    }

    @property
    def media(self):
        return Media(js=["moderation/findings-check.js"])
