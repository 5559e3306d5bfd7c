"""The forms of what has no versions: people, themes, videos, pictures, settings.

The form carries a fingerprint of the values that it was made of.
"""

import hashlib
import json

from django import forms
from django.db import transaction
from django.template.loader import select_template
from django.urls import path
from modelcluster.models import get_serializable_data_for_fields
from wagtail.admin.views import generic
from wagtail.log_actions import registry as log_registry
from wagtail.snippets.views.snippets import EditView as StockSnippetEditView

from .newer_version import (
    CONFLICT,
    SHOWN,
    Difference,
    NewerVersion,
    differences,
    replaces_unasked,
)

LOADED = "loaded_version"


def version_of(instance, form_class) -> str:
    """64 hexadecimal digits (SHA-256) of the saved values that a form shows."""
    names = set(form_class.base_fields)
    opts = instance._meta
    values = {
        field.name: field.value_to_string(instance)
        for field in opts.concrete_fields
        if field.name in names
    }
    for field in opts.many_to_many:
        if field.name in names:
            related = getattr(instance, field.name).values_list("pk", flat=True)
            values[field.name] = sorted(map(str, related))
    for relation in getattr(form_class, "formsets", {}):
        values[relation] = [
            get_serializable_data_for_fields(row)
            for row in getattr(instance, relation).all()
        ]
    text = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


class RefuseStaleModelForm:
    """Before one of Wagtail's views that edit a model: refuses what it hasn't shown."""

    newer_version = None

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields[LOADED] = forms.CharField(
            required=False,
            widget=forms.HiddenInput,
            initial=version_of(form.instance, type(form)),
        )
        return form

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            # Read once it is held, and so after who else was saving it.
            instance = self.get_object()
            rows = type(instance)._base_manager.select_for_update(of=("self",))
            rows.filter(pk=instance.pk).first()
            self.object = self.get_object()
            current = version_of(self.object, self.get_form_class())
            loaded = request.POST.get(SHOWN) or request.POST.get(LOADED)
            if loaded != current or replaces_unasked(request.POST):
                return self.refuse(current)
            return super().post(request, *args, **kwargs)

    def refuse(self, current: str):
        self.form = self.get_form()
        typed = self.form.instance
        if self.form.is_valid():
            # Takes the rows, and saves none of it.
            self.form.save(commit=False)
        self.object = self.get_object()
        log_entry = (
            log_registry.get_logs_for_instance(self.object)
            .select_related("user")
            .first()
        )
        self.newer_version = NewerVersion(
            form_id="w-editor-form",
            token=current,
            user=log_entry and log_entry.user,
            saved_at=log_entry and log_entry.timestamp,
            is_own=bool(log_entry and log_entry.user_id == self.request.user.pk),
            differences=self.get_differences(typed),
            edit_url=self.get_edit_url(),
            has_files=bool(self.request.FILES),
        )
        return self.render_to_response(
            self.get_context_data(form=self.form), status=CONFLICT
        )

    def get_differences(self, typed) -> list[Difference]:
        if self.panel is None:
            return [
                Difference(self.form[name].label)
                for name in self.form.changed_data
                if name != LOADED
            ]
        panel = self.panel.get_bound_panel(
            instance=self.object, request=self.request, form=None
        )
        return differences(panel.get_comparison(), self.object, typed)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.newer_version:
            context["newer_version"] = self.newer_version
            context["stock_template"] = select_template(super().get_template_names())
        return context

    def get_template_names(self):
        if self.newer_version:
            return ["moderation/newer_version/model.html"]
        return super().get_template_names()


class SnippetEditView(RefuseStaleModelForm, StockSnippetEditView):
    """For every snippet of the site."""


def guarded(route: str, view: type[generic.EditView]):
    """The address of one of Wagtail's forms, with a form of ours behind it.

    For what Wagtail has no viewset for: a hook's addresses come before those of the
    hooks after it, and our apps stand before Wagtail's.
    """
    guarded_view = type(view.__name__, (RefuseStaleModelForm, view), {})
    return path(route, guarded_view.as_view())
