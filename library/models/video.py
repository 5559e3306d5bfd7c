"""Films, here or elsewhere, and what is said in them."""

from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from secrets import token_hex

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, When
from django.db.models.functions import Cast
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import CollectionMember, ReferenceIndex
from wagtail.search import index

from ..captions import CaptionsError, Cue, parse_captions, write_webvtt
from ..forms import VideoForm
from ..probe import NotAVideoError, probe
from ..refusals import refusal_of_captions, refusal_of_link
from ..video_links import (
    LONGEST_ADDRESS,
    VideoLink,
    VideoLinkError,
    parse_video_link,
)
from .image import Image
from .settings import VideoSettings

MIME_TYPES = {".mp4": "video/mp4", ".webm": "video/webm", ".mov": "video/quicktime"}
# Fields that are read from one another, and saved together.
READ_TOGETHER = {
    *("link", "file", "provider", "video_id", "host", "width", "height", "duration"),
    *("captions", "cues", "has_captions"),
}


def upload_path(video: "Video", filename: str) -> str:
    """A folder that nobody guesses: a film may lie there before it is published."""
    name = PurePosixPath(filename)
    stem = slugify(name.stem)[:80] or "video"
    return f"videos/{token_hex(8)}/{stem}{name.suffix.lower()}"


class VideoQuerySet(models.QuerySet):
    def for_lists(self):
        """With their poster, without what is said in them."""
        return self.select_related("poster").defer("captions", "cues")

    def for_players(self):
        """With their poster and their cues."""
        return self.select_related("poster").defer("captions")

    def used(self):
        """Those that a page, or anything else, refers to."""
        return self.filter(pk__in=referenced_ids())

    def unused(self):
        return self.exclude(pk__in=referenced_ids())

    def uncaptioned(self):
        """Those without captions, what readers can see of them first."""
        is_used = Case(When(pk__in=referenced_ids(), then=True), default=False)
        return (
            self.filter(has_captions=False)
            .annotate(is_used=is_used)
            .order_by("-is_used", "-created_at", "-pk")
        )


def referenced_ids():
    """Keys of the videos that something refers to, for a subquery."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Video)
    )
    return references.values_list(
        Cast("to_object_id", models.BigIntegerField()), flat=True
    )


class Video(CollectionMember, index.Indexed, models.Model):
    """A film, uploaded or to be watched elsewhere, with its captions."""

    class Provider(models.TextChoices):
        FILE = "file", _("File")
        YOUTUBE = "youtube", "YouTube"
        VIMEO = "vimeo", "Vimeo"
        DAILYMOTION = "dailymotion", "Dailymotion"
        PEERTUBE = "peertube", "PeerTube"

    class Language(models.TextChoices):
        """BCP 47 tags."""

        FRENCH = "fr", _("French")
        OCCITAN = "oc", _("Occitan")
        BRETON = "br", _("Breton")
        BASQUE = "eu", _("Basque")
        CATALAN = "ca", _("Catalan")
        CORSICAN = "co", _("Corsican")
        ALSATIAN = "gsw", _("Alsatian")
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")
        GERMAN = "de", _("German")
        ITALIAN = "it", _("Italian")
        PORTUGUESE = "pt", _("Portuguese")

    title = models.CharField(_("title"), max_length=255)
    # Not a URLField: people leave the scheme out, and one refusal is enough.
    link = models.CharField(
        _("address"),
        blank=True,
        max_length=LONGEST_ADDRESS,
        help_text=_(
            "Of the page that shows the video on YouTube, Vimeo, Dailymotion or "
            "PeerTube. Readers see a poster first: nothing is asked of that site "
            "before they click. A film of Dailymotion doesn't stop at the end of a "
            "sequence, and its transcript doesn't follow it."
        ),
    )
    file = models.FileField(
        _("file"),
        blank=True,
        upload_to=upload_path,
        max_length=255,
        help_text=_("Instead of an address: mp4 (the surest), webm or mov."),
    )
    duration = models.FloatField(_("duration"), null=True, blank=True)
    poster = models.ForeignKey(
        Image,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="videos",
        verbose_name=_("poster"),
        help_text=_("The picture that readers see before they start the video."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the film. Readers see it under the video."),
    )
    rights = models.CharField(
        _("rights"),
        max_length=20,
        choices=Image.Licence,
        default=Image.Licence.ALL_RIGHTS,
        help_text=_("What the author allows."),
    )
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=Language,
        default=Language.FRENCH,
        help_text=_("The one that is spoken, and that the captions are written in."),
    )
    captions = models.TextField(
        _("captions"),
        blank=True,
        help_text=_(
            "Readers follow the video with them, and search finds the second. Paste "
            "or correct them here: they change everywhere at once. Lines that begin "
            "with a time are enough: 1:32 Bonjour."
        ),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    provider = models.CharField(
        _("source"), max_length=20, choices=Provider, blank=True, editable=False
    )
    video_id = models.CharField(max_length=80, blank=True, editable=False)
    host = models.CharField(max_length=260, blank=True, editable=False)
    width = models.PositiveIntegerField(
        _("width"), null=True, blank=True, editable=False
    )
    height = models.PositiveIntegerField(
        _("height"), null=True, blank=True, editable=False
    )
    has_captions = models.BooleanField(_("captions"), default=False, editable=False)
    # [start, end, speaker, text] of each cue, times in seconds.
    cues = models.JSONField(default=list, blank=True, editable=False)

    objects = VideoQuerySet.as_manager()
    _measured = None  # the upload that was probed, so that it is once

    base_form_class = VideoForm
    panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel("link"), FieldPanel("file"), FieldPanel("duration")],
            heading=_("Where the video is"),
        ),
        MultiFieldPanel(
            [FieldPanel("captions_file"), FieldPanel("captions")],
            heading=_("Captions"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("poster"),
                FieldPanel("credit"),
                FieldRowPanel([FieldPanel("rights"), FieldPanel("language")]),
                FieldPanel("collection"),
            ],
            heading=_("Presentation and rights"),
        ),
    ]
    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("credit"),
        index.AutocompleteField("credit"),
        # What the list in the admin filters and sorts by.
        index.FilterField("id"),
        index.FilterField("provider"),
        index.FilterField("language"),
        index.FilterField("poster"),
        index.FilterField("has_captions"),
        index.FilterField("title"),
        index.FilterField("duration"),
        index.FilterField("created_at"),
    ]

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        errors = {}
        try:
            self.read_source()
        except VideoLinkError as error:
            errors["link"] = refusal_of_link(error)
        except NotAVideoError:
            errors["file"] = _("No film could be read from this file.")
        except ValidationError as error:
            errors.update(error.error_dict)
        try:
            self.read_captions()
        except CaptionsError as error:
            errors["captions"] = refusal_of_captions(error)
        if errors:
            raise ValidationError(errors)

    def save(self, *args, update_fields=None, **kwargs):
        self.read_source()
        self.read_captions()
        if update_fields is not None:
            update_fields = READ_TOGETHER.union(update_fields)
        saved = Video.objects.filter(pk=self.pk)
        previous = saved.values_list("file", flat=True).first() if self.pk else None
        super().save(*args, update_fields=update_fields, **kwargs)
        if previous and previous != self.file.name:
            self.delete_on_commit(previous)

    def delete_on_commit(self, name: str) -> None:
        """Delete a file of this video, unless the transaction fails."""
        delete = partial(self.file.storage.delete, name)
        transaction.on_commit(delete, robust=True)

    def read_source(self) -> None:
        """Take from the link or the file what they tell of the video.

        Raises VideoLinkError, NotAVideoError, or ValidationError with the field.
        """
        if self.file and self.link:
            message = _("An address or a file, not both: empty one of the two.")
            raise ValidationError({"link": message})
        if self.file:
            self.read_file()
        elif self.link:
            self.read_link()
        else:
            message = _("Give the address of the video, or send its file.")
            raise ValidationError({"link": message})

    def read_file(self) -> None:
        """Measure a file that was just sent; a stored one doesn't change."""
        self.provider, self.video_id, self.host = self.Provider.FILE, "", ""
        if self.file._committed or self.file.file is self._measured:
            return
        suffix = PurePosixPath(self.file.name).suffix.lower()
        if suffix not in MIME_TYPES:
            message = _("A video is a file in mp4, webm or mov: this one is not.")
            raise ValidationError({"file": message})
        limit = settings.RELAIS_MAX_VIDEO_UPLOAD_SIZE
        if self.file.size > limit:
            message = _("This file is too large: %(limit)s at most.")
            message %= {"limit": filesizeformat(limit)}
            raise ValidationError({"file": message})
        film = probe(self.file.file)
        self.duration, self.width, self.height = film.duration, film.width, film.height
        self._measured = self.file.file

    def read_link(self) -> None:
        """Keep the plain address of the page, without its time and its trackers."""
        hosts = VideoSettings.hosts_of_all_sites()
        if self.provider == self.Provider.PEERTUBE:
            # A video can still be corrected when its site isn't allowed any more.
            hosts.add(self.host)
        link = replace(parse_video_link(self.link, sorted(hosts)), start=0)
        self.provider, self.host = link.provider, link.host
        self.video_id, self.link = link.video_id, link.page_url
        self.width = self.height = None

    def read_captions(self) -> None:
        """Make the cues of the captions, and leave clean WebVTT in these."""
        cues = parse_captions(self.captions) if self.captions.strip() else []
        self.captions = write_webvtt(cues) if cues else ""
        self.cues = [[cue.start, cue.end, cue.speaker, cue.text] for cue in cues]
        self.has_captions = bool(cues)

    @property
    def cue_list(self) -> list[Cue]:
        return [
            Cue(start, end, text, speaker) for start, end, speaker, text in self.cues
        ]

    @property
    def link_parts(self) -> VideoLink | None:
        """What the players of other sites are told; None for a file."""
        if self.provider == self.Provider.FILE:
            return None
        return VideoLink(self.provider, self.video_id, self.host)

    @property
    def page_url(self) -> str:
        """Where to watch without our player: a page of another site, or the file."""
        return self.file.url if self.file else self.link_parts.page_url

    @property
    def source_label(self) -> str:
        """The site that the video comes from; empty for our own files."""
        link = self.link_parts
        return link.provider_label if link else ""

    @property
    def mime_type(self) -> str:
        """Of the file; empty for a link."""
        return MIME_TYPES.get(PurePosixPath(self.file.name or "").suffix.lower(), "")
