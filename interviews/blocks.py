"""What an interview is made of: questions, each with its sequence of a film."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from library.blocks import RICH_TEXT_FEATURES
from library.timecodes import TimecodeError, format_timecode, parse_timecode
from library.video_blocks import VideoChooserBlock

MAX_SEGMENTS = 60


class TimecodeBlock(blocks.CharBlock):
    """A time of a film, kept as it was typed: 1:32."""

    def clean(self, value):
        cleaned = super().clean(value)
        try:
            seconds_of(cleaned)
        except TimecodeError:
            raise ValidationError(
                _("Write a time such as 1:32, or 1:02:03 beyond an hour.")
            ) from None
        return cleaned

    class Meta:
        icon = "time"


def seconds_of(timecode: str | None) -> float | None:
    """Seconds; None when nothing was typed. Raises TimecodeError."""
    return parse_timecode(timecode) if (timecode or "").strip() else None


class SegmentValue(blocks.StructValue):
    @property
    def window(self) -> tuple[float, float | None]:
        """When the sequence begins and ends in its film, in seconds.

        The end is None when it is that of the film. A code that isn't one, in a draft,
        counts for nothing.
        """
        try:
            return seconds_of(self.get("start")) or 0, seconds_of(self.get("end"))
        except TimecodeError:
            return 0, None

    @property
    def fields(self) -> dict:
        """What ``segments.number_segments`` takes.

        A draft, or data that was not written by the form, may lack any of it.
        """
        start, end = self.window
        texts = ("question", "answer", "pull_quote", "note")
        return {
            "video": self.get("video"),
            "start": start,
            "end": end,
            **{name: self.get(name) or "" for name in texts},
        }


class SegmentBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        label=_("Question"),
        max_length=200,
        help_text=_("As it was asked. It is the title of the sequence."),
    )
    video = VideoChooserBlock(
        label=_("Video"),
        help_text=_("A film for this question, or the long one that holds them all."),
    )
    start = TimecodeBlock(
        label=_("From"),
        required=False,
        max_length=20,
        help_text=_("In a long film: 1:32. Left empty, from the beginning."),
    )
    end = TimecodeBlock(
        label=_("To"),
        required=False,
        max_length=20,
        help_text=_("The video stops there. Left empty, at the end of the film."),
    )
    answer = blocks.RichTextBlock(
        label=_("Written answer"),
        required=False,
        features=RICH_TEXT_FEATURES,
        help_text=_("A few lines under the video, for those who won't watch it."),
    )
    pull_quote = blocks.CharBlock(
        label=_("Pull quote"),
        required=False,
        max_length=240,
        help_text=_("Words that are said in the film, shown large."),
    )
    note = blocks.CharBlock(
        label=_("Note"),
        required=False,
        max_length=240,
        help_text=_("A correction, a context: small, at the end of the segment."),
    )

    class Meta:
        icon = "media"
        label = _("Segment")
        description = _("A question, its sequence of video and its transcript.")
        preview_template = "interviews/blocks/previews/segment.html"
        value_class = SegmentValue
        form_layout = BlockGroup(
            children=["question", "video", "start", "end", "answer", "pull_quote"],
            settings=["note"],
        )
        label_format = "{question}"

    def clean(self, value):
        cleaned = super().clean(value)
        start, end = cleaned.window
        duration = cleaned["video"] and cleaned["video"].duration
        errors = {}
        if end is not None and end <= start:
            errors["end"] = _("The sequence ends before it begins.")
        # What is typed has no fractions of a second.
        elif duration and end is not None and end > duration + 1:
            errors["end"] = _("The film lasts %(duration)s only.")
        if duration and start >= duration:
            errors["start"] = _("The film lasts %(duration)s only.")
        if errors:
            length = format_timecode(duration or 0)
            raise StructBlockValidationError(
                {
                    name: ValidationError(text, params={"duration": length})
                    for name, text in errors.items()
                }
            )
        return cleaned


class SegmentsBlock(blocks.StreamBlock):
    """The questions of an interview, in their order."""

    segment = SegmentBlock()

    class Meta:
        max_num = MAX_SEGMENTS
