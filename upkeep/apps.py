from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    name = "upkeep"
    verbose_name = _("Site upkeep")

    def ready(self):
        from . import date_times, signal_handlers

        signal_handlers.connect()
        date_times.explain_clock_changes()
