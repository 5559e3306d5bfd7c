"""The runs of the scheduler, and what became of what was due."""

from django.contrib.admin import SimpleListFilter, display
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from moderation.registers import PeriodFilter, RegisterIndexView

from ..models import Heartbeat
from ..models.heartbeat import date_and_time
from .register import UpkeepRegister

NAMES_SHOWN = 3


class StartedFilter(PeriodFilter):
    field = "started_at"


class OutcomeFilter(SimpleListFilter):
    title = _("outcome")
    parameter_name = "outcome"

    def lookups(self, request, model_admin):
        return [("failed", _("With a failure")), ("all", _("All, the idle ones too"))]

    def choices(self, changelist):
        without, *others = super().choices(changelist)
        return [{**without, "display": _("With something to do")}, *others]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        if self.value() == "failed":
            return queryset.exclude(failures=[])
        return queryset.busy()


class SchedulerIndexView(RegisterIndexView):
    page_title = _("Scheduled publications")

    def get_context_data(self, **kwargs):
        """With the last run, whatever the list shows of the runs."""
        last_run = Heartbeat.objects.finished().first()
        return {**super().get_context_data(**kwargs), "last_run": last_run}


class SchedulerRegister(UpkeepRegister):
    model = Heartbeat
    menu_label = _("Scheduled publications")
    menu_icon = "calendar-alt"
    base_url_path = "scheduler"
    index_view_class = SchedulerIndexView
    index_template_name = "upkeep/scheduler.html"
    list_display = [
        "moment",
        "what_failed",
        "what_went_online",
        "what_was_withdrawn",
        "took",
    ]
    list_filter = [OutcomeFilter, StartedFilter]
    list_export = list_display
    export_filename = "publications-programmees"
    search_fields = ["published", "expired", "failures"]

    @display(description=_("started"), ordering="started_at")
    def moment(self, run):
        return date_and_time(run.started_at)

    @display(description=_("failed"))
    def what_failed(self, run):
        return "\n".join(
            f"{failure['name']} – {failure['sentence']}" for failure in run.failures
        )

    @display(description=_("published"))
    def what_went_online(self, run):
        return some_of(run.published)

    @display(description=_("withdrawn"))
    def what_was_withdrawn(self, run):
        return some_of(run.expired)

    @display(description=_("took"))
    def took(self, run):
        if run.duration is None:
            return gettext("stopped before its end")
        return gettext("%(seconds)s s") % {
            "seconds": f"{run.duration.total_seconds():.1f}".replace(".", ",")
        }


def some_of(names: list[str]) -> str:
    """The first names, and how many more."""
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    if more <= 0:
        return shown
    return ngettext(
        "%(names)s and %(count)s more", "%(names)s and %(count)s more", more
    ) % {"names": shown, "count": more}
