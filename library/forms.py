from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Collection

from .captions import MAX_BYTES, CaptionsError, parse_captions, write_webvtt
from .refusals import refusal_of_captions
from .timecodes import TimecodeError, format_timecode, parse_timecode


class TimecodeField(forms.CharField):
    """Seconds, typed and shown as a time code: 3:10."""

    default_error_messages = {
        "invalid": _("Write a time such as 1:32, or 1:02:03 beyond an hour.")
    }

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_timecode(text)
        except TimecodeError:
            raise ValidationError(self.error_messages["invalid"], "invalid") from None

    def prepare_value(self, value):
        return format_timecode(value) if isinstance(value, int | float) else value

    def has_changed(self, initial, data):
        """Sent back as it was shown, to the second, it is what it was."""
        is_as_shown = (self.prepare_value(initial) or "") == (data or "").strip()
        return not is_as_shown and super().has_changed(initial, data)


class VideoForm(WagtailAdminModelForm):
    """A video as editors fill it in: with captions as a file or a text."""

    duration = TimecodeField(
        label=_("Duration"),
        required=False,
        help_text=_("For a link: 3:10. The duration of a file is read from it."),
    )
    captions_file = forms.FileField(
        label=_("Caption file"),
        required=False,
        help_text=_(
            "WebVTT or SRT, as your subtitling software saves it. It replaces the text "
            "below."
        ),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,.sbv,.txt"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Refused with the other files that hold no film, and for that reason alone.
        self.fields["file"].allow_empty_file = True
        collections = Collection.objects.get_indented_choices()
        if len(collections) > 1:
            self.fields["collection"].choices = collections
        else:
            del self.fields["collection"]

    def clean_captions_file(self):
        upload = self.cleaned_data["captions_file"]
        if not upload:
            return []
        try:
            return parse_captions(upload.read(MAX_BYTES + 1))
        except CaptionsError as error:
            raise ValidationError(refusal_of_captions(error)) from None

    def clean(self):
        cleaned = super().clean()
        if cues := cleaned.get("captions_file"):
            cleaned["captions"] = write_webvtt(cues)
        cleaned["duration"] = self.duration_of_film(cleaned.get("duration"))
        return cleaned

    def duration_of_film(self, typed: float | None) -> float | None:
        """Seconds, as far as the form knows; a new file is measured after it.

        A duration that nobody touched is that of the film as it was: kept with it, for
        it is more precise than the time code that was shown, and gone with it.
        """
        is_another_film = not {"link", "file"}.isdisjoint(self.changed_data)
        is_typed = "duration" in self.changed_data
        if is_another_film:
            return typed if is_typed else None
        return typed if is_typed and not self.instance.file else self.instance.duration
