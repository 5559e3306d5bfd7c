from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "moderation"
    verbose_name = _("Moderation")

    def ready(self):
        from .reviews import signal_handlers  # noqa: F401
        from .reviews.logs import hide_tokens

        hide_tokens()
