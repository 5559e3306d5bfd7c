"""What people are told when a rule of the newsroom refuses something."""

from django.utils.translation import gettext_lazy as _

OWN_TEXT = _("You wrote, changed or submitted this text: somebody else approves it.")
CHANGED_SINCE = _(
    "This text has changed since you read it. Read it again, then decide."
)
DECIDED_ALREADY = _("Somebody has decided about this text meanwhile: see its history.")
OTHER_VERSION = _("A step of the workflow has approved another version of this text.")
