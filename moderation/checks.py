"""The editor's panel of checks: Wagtail's, and what pages find in themselves.

Findings stand in the previewed page, hidden, for axe to meet. Readers' pages have none.
"""

from django.forms import Media
from wagtail.admin.userbar import ContentCheckerItem

from .findings import RULES, Rule

CHECK = "relais-finding"


def axe_name(rule: Rule) -> str:
    return f"relais-{rule.name}"


class WritingChecker(ContentCheckerItem):
    """Wagtail's checks, in the editor, and those of all rules that an app has made."""

    axe_custom_checks = [*ContentCheckerItem.axe_custom_checks, {"id": CHECK}]

    def get_axe_run_only(self, request):
        # Our own leads to the heading's field.
        stock = super().get_axe_run_only(request)
        others = [rule for rule in stock if rule != "heading-order"]
        return [*others, *map(axe_name, RULES.values())]

    def get_axe_custom_rules(self, request):
        ours = [
            {
                "id": axe_name(rule),
                "impact": "moderate",
                "selector": f'[data-finding="{rule.name}"]',
                "tags": ["best-practice"],
                "any": [CHECK],
                "excludeHidden": False,
                "enabled": True,
            }
            for rule in RULES.values()
        ]
        return [*super().get_axe_custom_rules(request), *ours]

    def get_axe_messages(self, request):
        ours = {
            axe_name(rule): {"error_name": rule.title, "help_text": rule.why}
            for rule in RULES.values()
        }
        return {**super().get_axe_messages(request), **ours}

    @property
    def media(self):
        return Media(js=["moderation/findings-check.js"])
