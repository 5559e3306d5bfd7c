"""Interviews: filmed, question by question, with what is said to the second."""

from django.db import models
from django.http import Http404, HttpResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index

from editorial.models import Story, StoryQuerySet
from editorial.sections import StorySectionPage
from library.blocks import RICH_TEXT_FEATURES
from library.captions import write_srt, write_text, write_webvtt
from library.findings import of_rich_text
from library.passages import (
    passages_of_cues,
    passages_of_part,
    passages_of_text,
    plain,
)
from library.renditions import prefetch_renditions
from library.timecodes import format_duration
from moderation.findings import Rule
from moderation.models import PublicPageManager

from .blocks import SegmentsBlock
from .players import frame_sources
from .segments import Segment, cues_of_interview, number_segments
from .starting_models import STARTING_MODELS
from .structured_data import films_of

CAPTIONS = Rule(
    "captions",
    _("Segment without captions"),
    _("Neither read by the deaf, nor found by the search."),
)
# What a transcript is written in, by the end of its address.
TRANSCRIPTS = {
    "vtt": ("text/vtt", write_webvtt),
    "srt": ("application/x-subrip", write_srt),
    "txt": ("text/plain", write_text),
}


class InterviewIndexPage(StorySectionPage):
    """All that there is to watch."""

    subpage_types = ["interviews.InterviewPage"]
    section_slug = "entretiens"
    section_title = "Entretiens"

    objects = PublicPageManager()

    class Meta:
        verbose_name = _("interviews section")
        verbose_name_plural = _("interviews sections")

    @property
    def story_model(self):
        return InterviewPage


class InterviewPage(RoutablePageMixin, Story):
    """Questions, each with its sequence of film and its transcript."""

    parent_page_types = ["interviews.InterviewIndexPage"]
    subpage_types = []
    is_creatable = True
    starting_models = STARTING_MODELS

    class Kind(models.TextChoices):
        INTERVIEW = "interview", _("Filmed interview")

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Who is met, where, why. Before the questions."),
    )
    segments = StreamField(SegmentsBlock(), blank=True, verbose_name=_("questions"))

    edit_handler = Story.edit_tabs(
        [
            *Story.opening_panels,
            InlinePanel("guests", heading=_("Guests"), label=_("guest"), max_num=10),
            FieldPanel("introduction"),
            FieldPanel("segments"),
        ]
    )
    search_fields = [
        *Story.search_fields,
        index.SearchField("introduction"),
        index.SearchField("segments"),
    ]

    objects = PageManager.from_queryset(StoryQuerySet)()

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")

    def save(self, *args, **kwargs):
        self.kind = self.Kind.INTERVIEW
        return super().save(*args, **kwargs)

    def list_segments(self) -> list[Segment]:
        """The segments as readers see them, in order."""
        return list(
            number_segments(
                {**block.value.fields, "block_id": block.id} for block in self.segments
            )
        )

    def count_video_seconds(self):
        return round(sum(segment.duration for segment in self.list_segments()))

    def make_card_note(self):
        segments = self.list_segments()
        length = sum(segment.duration for segment in segments)
        note = ngettext("%(count)d sequence", "%(count)d sequences", len(segments)) % {
            "count": len(segments)
        }
        return f"{note}, {format_duration(length)}" if length else note

    def findings(self):
        return [
            *super().findings(),
            *of_rich_text("introduction", self.introduction),
            *(
                CAPTIONS.found(
                    f"segments.{segment.block_id}.video",
                    gettext("Question %(number)d has no line of transcript.")
                    % {"number": segment.number},
                )
                for segment in self.list_segments()
                if segment.video and not segment.cues
            ),
        ]

    def passages(self):
        opening = f"{self.standfirst} {plain(self.introduction)}"
        passages = list(passages_of_text(opening))
        for segment in self.list_segments():
            place = {"number": segment.number, "anchor": segment.anchor}
            said = passages_of_cues(segment.cues, segment.question, **place)
            parts = (plain(segment.answer), segment.pull_quote, segment.note)
            written = " ".join(filter(None, parts))
            passages += said
            if written or not said:
                passages += passages_of_part(written, segment.question, **place)
        return passages

    def structured_data(self, request, context):
        return [
            *super().structured_data(request, context),
            *films_of(self, context["segments"], request),
        ]

    def get_context(self, request, *args, **kwargs):
        segments = self.list_segments()
        prefetch_renditions(
            [segment.video.poster for segment in segments if segment.video], "poster"
        )
        return {
            **super().get_context(request, *args, **kwargs),
            "segments": segments,
            "guests": list(self.guests.select_related("person", "organisation")),
            "has_transcript": any(segment.cues for segment in segments),
            "files_url": self.files_url(request),
        }

    def serve_preview(self, request, mode_name):
        """As a page, by its route, whose policy lets in the players; or as a look."""
        if mode_name in (look.name for look in self.looks):
            return Story.serve_preview(self, request, mode_name)
        self.count_again()
        return super().serve_preview(request, mode_name)

    def files_url(self, request) -> str:
        """Under which address transcripts and captions lie; empty in a preview.

        They are made of what is published, of which a preview is another version.
        """
        return "" if getattr(request, "is_preview", False) else self.get_url(request)

    @path("")
    def index_route(self, request, *args, **kwargs):
        """The page, whose policy lets in the players that its readers may ask for."""
        response = super().index_route(request, *args, **kwargs)
        if sources := frame_sources(response.context_data["segments"]):
            response._csp_update = {"frame-src": sources}
        return response

    @path("transcription.<str:kind>/")
    def transcript(self, request, kind):
        """All that is said, from the beginning of the first segment."""
        return transcript_response(cues_of_interview(self.list_segments()), kind)

    @path("q<int:number>/transcription.<str:kind>/")
    def segment_transcript(self, request, number, kind):
        """What is said in a segment, from its beginning."""
        return transcript_response(self.segment_or_404(number).cues, kind)

    @path("q<int:number>/sous-titres.vtt/")
    def segment_captions(self, request, number):
        """The captions of a segment, for the player: at the times of the film."""
        return transcript_response(self.segment_or_404(number).film_cues, "vtt")

    def segment_or_404(self, number: int) -> Segment:
        segments = self.list_segments()
        if not 1 <= number <= len(segments):
            raise Http404
        return segments[number - 1]


def transcript_response(cues, kind) -> HttpResponse:
    """A transcript as a file; not found when nothing is said, or in no such format."""
    if kind not in TRANSCRIPTS or not cues:
        raise Http404
    content_type, write = TRANSCRIPTS[kind]
    return HttpResponse(write(cues), content_type=f"{content_type}; charset=utf-8")
