"""The forms of pages, which write over nothing that they haven't shown.

Wagtail asks whether a newer version exists when it saves by itself, and not when
somebody saves, publishes or submits: the newer text is gone then.
"""

from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page

from .fingerprint import fingerprint
from .newer_version import CONFLICT, NewerVersion, differences, replaces_unasked
from .reading import reading_of


class OneAtATime:
    """Two people who send a form of one page at the same time come one by one.

    Each reads the page once it holds it, and so sees what the other has saved. The
    page is held before its workflow, here and wherever both are.
    """

    def dispatch(self, request, page_id, *args, **kwargs):
        if request.method != "POST":
            return super().dispatch(request, page_id, *args, **kwargs)
        with transaction.atomic():
            Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
            return super().dispatch(request, page_id, *args, **kwargs)


class RefuseStalePageForm(OneAtATime):
    """Says what has changed, and keeps the text in the form."""

    newer_version = None

    @cached_property
    def is_out_of_date(self):
        """As Wagtail has it; but a form that knew no version is no exception."""
        post = self.request.POST
        if self.latest_revision and not (
            post.get("loaded_revision_id") or post.get("overwrite_revision_id")
        ):
            return True
        return super().is_out_of_date

    def post(self, request, *args, **kwargs):
        if self.page.alias_of_id or self.expects_json_response:
            return super().post(request, *args, **kwargs)
        if self.is_out_of_date or replaces_unasked(request.POST):
            self.read_form()
            if not self.is_what_was_saved():
                return self.refuse()
            if reading := reading_of(request.user):
                reading.fingerprint = fingerprint(self.latest_revision)
            self.page = self.get_object()
        return super().post(request, *args, **kwargs)

    def read_form(self):
        """Take what was typed into the form and into the page, and save none of it."""
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.defer_required_fields()
        if self.form.is_valid():
            self.form.save(commit=False)
        self.form.restore_required_fields()

    @cached_property
    def differences(self):
        panel = self.edit_handler.get_bound_panel(
            instance=self.page, request=self.request, form=None
        )
        found = differences(
            panel.get_comparison(), self.latest_revision.as_object(), self.page
        )
        if self.form.is_valid():
            return found
        # Rows that were not understood are not rows that were taken away.
        return [one for one in found if one.comparison.is_field]

    def is_what_was_saved(self):
        """An own version with the same words: saved by itself a moment ago."""
        return (
            self.form.is_valid()
            and self.latest_revision.user_id == self.request.user.pk
            and not self.differences
        )

    def refuse(self):
        self.newer_version = self.get_newer_version()
        # It would save itself within the second, and replace the newer version.
        self.autosave_enabled = False
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data(), status=CONFLICT)

    def get_newer_version(self) -> NewerVersion:
        latest = self.latest_revision
        return NewerVersion(
            form_id="page-edit-form",
            token=str(latest.pk),
            user=latest.user,
            saved_at=latest.created_at,
            is_own=latest.user_id == self.request.user.pk,
            differences=self.differences,
            edit_url=self.get_edit_url(),
            compare_url=self.get_compare_url(),
            is_in_history=True,
        )

    def get_compare_url(self) -> str:
        """What the other changed; empty when the version before isn't kept."""
        loaded_id = self.request.POST.get("loaded_revision_id", "")
        if not self.page_perms.can_view_revisions():
            return ""
        before = self.page.revisions.exclude(pk=self.latest_revision.pk)
        if loaded_id not in map(str, before.values_list("pk", flat=True)):
            return ""
        return reverse(
            "wagtailadmin_pages:revisions_compare",
            args=[self.page.pk, loaded_id, self.latest_revision.pk],
        )

    def get_template_names(self):
        if self.newer_version:
            return ["moderation/newer_version/page.html"]
        return super().get_template_names()

    def get_context_data(self, **kwargs):
        return super().get_context_data(newer_version=self.newer_version, **kwargs)


class PageEditView(RefuseStalePageForm, EditView):
    pass


class PageRevertView(RefuseStalePageForm, RevisionsRevertView):
    pass


class PageWorkflowActionView(OneAtATime, WorkflowActionView):
    """Approving from a list, while somebody saves the page."""

    def get_task_state(self):
        """Of this page: another one would be decided under its name, and not held."""
        task_state = super().get_task_state()
        if task_state.workflow_state.object_id != str(self.object.pk):
            raise Http404
        return task_state
