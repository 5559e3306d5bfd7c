from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "moderation"
    verbose_name = _("Moderation")

    def ready(self):
        from . import signal_handlers
        from .reviews.logs import hide_tokens

        signal_handlers.connect()
        hide_tokens()
