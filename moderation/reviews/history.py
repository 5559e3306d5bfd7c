"""How Wagtail's history tells of reviews by people outside."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

MESSAGES = {
    "asked": (
        _("Outside review: asked"),
        _("Asked %(reader)s to read this version"),
    ),
    "withdrawn": (
        _("Outside review: link withdrawn"),
        _("Withdrew the link of %(reader)s"),
    ),
    "agreed": (
        _("Outside review: agreement"),
        _("%(reader)s, who has no account, agrees to this version"),
    ),
    "changes": (
        _("Outside review: changes asked for"),
        _("%(reader)s, who has no account, asks for changes"),
    ),
}


class ReviewLogFormatter(LogFormatter):
    def __init__(self, label, message):
        self.label, self.message = label, message

    def format_message(self, log_entry):
        return self.message % {"reader": log_entry.data.get("reader", "")}

    def format_comment(self, log_entry):
        return log_entry.data.get("comment", "")


def register_with(actions):
    for what, (label, message) in MESSAGES.items():
        register = actions.register_action(f"moderation.review_{what}")
        register(partial(ReviewLogFormatter, label, message))
