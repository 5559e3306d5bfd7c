"""Hours that the clocks skip, or show twice, on the nights when they are changed.

An editor's date and hour are local. Twice a year there is an hour (in France, from
2 h to 3 h on a Sunday) of which nobody can say which moment it is: the form asks for
another one, rather than to publish an hour early or late.
"""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateTimeInput


class LocalDateTimeField(forms.DateTimeField):
    """Django's, with a sentence that an editor can do something about."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            typed = error.params["datetime"]
        raise ValidationError(sentence_about(typed), code="ambiguous_timezone")


def sentence_about(typed: datetime) -> str:
    """Why a naive date and hour of the current time zone names no single moment."""
    zone = timezone.get_current_timezone()
    first = typed.replace(tzinfo=zone, fold=0)
    second = typed.replace(tzinfo=zone, fold=1)
    if first.utcoffset() > second.utcoffset():
        return _(
            "That night the clocks go back, and %(hour)s comes twice. Choose an hour "
            "before or after it."
        ) % {"hour": hour_of(typed)}
    skipped = second.utcoffset() - first.utcoffset()
    return _(
        "That night the clocks go forward, and %(hour)s doesn’t exist. "
        "Choose %(next_hour)s, for example."
    ) % {"hour": hour_of(typed), "next_hour": hour_of(typed + skipped)}


def hour_of(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def explain_clock_changes():
    """For every date and hour in the forms of the admin."""
    register_form_field_override(
        models.DateTimeField,
        override={"widget": AdminDateTimeInput, "form_class": LocalDateTimeField},
    )
