"""The moderation page: what waits for approval, and who takes care of it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState, WorkflowState

from .models import Assignment, Following
from .page_forms import PageWorkflowActionView
from .waiting import MOST_THAT_WAIT, WaitingList, may_moderate, pages_moderated_by

PER_PAGE = 20


class AssignmentForm(forms.ModelForm):
    """Due date and priority, and which ones the form was made of."""

    seen_due_on = forms.DateField(required=False, widget=forms.HiddenInput)
    seen_priority = forms.TypedChoiceField(
        choices=Assignment.Priority, coerce=int, widget=forms.HiddenInput
    )

    class Meta:
        model = Assignment
        fields = ["due_on", "priority"]
        widgets = {"due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= seen_of(self.instance)

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on and "due_on" in self.changed_data:
            assignment = Assignment(due_on=due_on)
            if assignment.is_overdue:
                raise forms.ValidationError(_("This day is over: choose a later one."))
        return due_on


def seen_of(assignment: Assignment) -> dict:
    """What the hidden fields of a form hold of it."""
    due_on = assignment.due_on
    return {
        "seen_due_on": due_on.isoformat() if due_on else "",
        "seen_priority": assignment.priority,
    }


class ModeratorView(View):
    """For those who may publish; others are led back to the dashboard."""

    def dispatch(self, request, *args, **kwargs):
        if not may_moderate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DeskView(WagtailAdminTemplateMixin, ModeratorView, TemplateView):
    page_title = gettext_lazy("To review")
    header_icon = "glasses"
    template_name = "moderation/desk/desk.html"

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        waiting = WaitingList(self.request.user)
        filters = [
            ("all", _("Everything"), waiting.entries),
            ("unclaimed", _("Nobody’s yet"), waiting.unclaimed),
            ("mine", _("Mine"), waiting.mine),
        ]
        shown = self.request.GET.get("show", "all")
        entries = {name: chosen for name, _label, chosen in filters}.get(
            shown, waiting.entries
        )
        paginator = Paginator(entries, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        rows = waiting.fill(page.object_list)
        for row in rows:
            row.form = AssignmentForm(
                instance=row.assignment or Assignment(workflow_state=row.state),
                auto_id=f"id_{row.state_id}_%s",
            )
        return super().get_context_data(
            rows=rows,
            page_of_rows=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            filters=[
                {
                    "label": label,
                    "url": f"?show={name}",
                    "count": len(chosen),
                    "is_current": chosen is entries,
                }
                for name, label, chosen in filters
            ],
            most=MOST_THAT_WAIT if waiting.is_cut else None,
            is_all=entries is waiting.entries,
            followed=list(
                Following.objects.filter(user=self.request.user)
                .order_by("page__title")
                .values_list("page__title", flat=True)
            ),
            here=self.request.get_full_path(),
            **kwargs,
        )


class WaitingTextView(ModeratorView):
    """Something that is done with one text that waits."""

    def dispatch(self, request, *args, **kwargs):
        if self.state is None:
            return self.say_decided()
        return super().dispatch(request, *args, **kwargs)

    def say_decided(self):
        messages.warning(
            self.request, _("This text doesn’t wait any more: somebody has decided.")
        )
        return self.go_back()

    @cached_property
    def state(self) -> WorkflowState | None:
        state = (
            WorkflowState.objects.filter(
                pk=self.kwargs["state_id"], status=WorkflowState.STATUS_IN_PROGRESS
            )
            .select_related("assignment__claimed_by")
            .first()
        )
        if state is None:
            return None
        page = pages_moderated_by(self.request.user).filter(pk=state.object_id).first()
        if page is None:
            raise PermissionDenied
        self.page: Page = page
        return state

    def get_assignment(self) -> Assignment | None:
        """As it is now: somebody else may have changed it since ``state`` was read."""
        assignments = Assignment.objects.select_related("claimed_by")
        return assignments.filter(workflow_state=self.state).first()

    def go_back(self):
        address = get_valid_next_url_from_request(self.request)
        return HttpResponseRedirect(address or reverse("moderation_desk"))


class DecisionView(PageWorkflowActionView):
    """That of the page, which also says what was decided."""

    submit_url_name = "moderation_decide"
    sentences = {
        TaskState.STATUS_APPROVED: gettext_lazy("“%(title)s” is approved."),
        TaskState.STATUS_REJECTED: gettext_lazy("“%(title)s” goes back to its author."),
    }

    def post(self, request, *args, **kwargs):
        response = super().post(request, *args, **kwargs)
        self.task_state.refresh_from_db(fields=["status"])
        sentence = self.sentences.get(self.task_state.status)
        if sentence:
            title = self.object.get_admin_display_title()
            messages.success(request, sentence % {"title": title})
        return response


class ClaimView(WaitingTextView):
    """“I take care of it”; of two who click at once, one does."""

    http_method_names = ["post"]

    def post(self, request, state_id):
        seen = request.POST.get("instead_of", "")
        instead_of = int(seen) if seen.isdecimal() and len(seen) < 10 else None
        before = getattr(self.state, "assignment", None)
        claimed = Assignment.claim(self.state, request.user, instead_of)
        assignment = self.get_assignment()
        if assignment is None:
            return self.say_decided()
        title = self.page.get_admin_display_title()
        if claimed and before and before.claimed_by and instead_of:
            messages.success(
                request,
                _("You now take care of “%(title)s” in the place of %(name)s.")
                % {"title": title, "name": before.claimed_by},
            )
        elif claimed:
            messages.success(
                request, _("You take care of “%(title)s”.") % {"title": title}
            )
        elif assignment.claimed_by is None:
            messages.warning(
                request,
                _("Nobody takes care of “%(title)s” any more: you may.")
                % {"title": title},
            )
        elif assignment.claimed_by != request.user:
            messages.warning(
                request,
                _("%(name)s was faster, and takes care of “%(title)s”.")
                % {"title": title, "name": assignment.claimed_by},
            )
        return self.go_back()


class ReleaseView(WaitingTextView):
    """“I can’t after all.”"""

    http_method_names = ["post"]

    def post(self, request, state_id):
        if Assignment.release(self.state, request.user):
            messages.success(
                request,
                _("“%(title)s” waits for somebody else.")
                % {"title": self.page.get_admin_display_title()},
            )
        return self.go_back()


class AssignmentView(WagtailAdminTemplateMixin, WaitingTextView, FormView):
    """Due date and priority: in place in the list, and here when something is wrong."""

    page_title = gettext_lazy("Due date and priority")
    header_icon = "calendar-alt"
    template_name = "moderation/desk/assignment.html"
    form_class = AssignmentForm

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("moderation_desk"), "label": DeskView.page_title},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        assignment = getattr(self.state, "assignment", None)
        return {
            **super().get_form_kwargs(),
            "instance": assignment or Assignment(workflow_state=self.state),
        }

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            next_url=get_valid_next_url_from_request(self.request), **kwargs
        )

    def form_valid(self, form):
        values = form.cleaned_data
        seen = {name: values.pop(f"seen_{name}") for name in ("due_on", "priority")}
        if not Assignment.change(self.state, seen, **values):
            return self.refuse()
        messages.success(
            self.request,
            _("Noted for “%(title)s”.")
            % {"title": self.page.get_admin_display_title()},
        )
        return self.go_back()

    def refuse(self):
        """Say what somebody else has noted meanwhile; sent again, it is replaced."""
        assignment = self.get_assignment()
        if assignment is None:
            return self.say_decided()
        form = AssignmentForm(
            {**self.request.POST.dict(), **seen_of(assignment)}, instance=assignment
        )
        noted = {
            "date": date_format(assignment.due_on, "j F")
            if assignment.due_on
            else _("No due date"),
            "priority": assignment.get_priority_display(),
        }
        form.add_error(
            None,
            _(
                "Somebody has noted something else meanwhile: %(date)s, %(priority)s. "
                "Save once more to replace it."
            )
            % noted,
        )
        return self.form_invalid(form)
