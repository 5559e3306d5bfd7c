"""What editors are told when a picture, a video or its captions are refused."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .captions import MAX_BYTES, MAX_CUES, CaptionsError
from .video_links import UnknownVideoSiteError, VideoLinkError

UNDESCRIBED_IMAGE = gettext_lazy(
    "This picture has no alternative text. Describe it in the library, or tick "
    "“decorative” there."
)


def refusal_of_captions(error: CaptionsError) -> str:
    match error.reason:
        case "too-large":
            return _(
                "The captions are too long: %(size)d MB are the limit, reached at line "
                "%(line)d."
            ) % {"size": MAX_BYTES // 1_000_000, "line": error.line}
        case "too-many":
            return _(
                "The captions hold more than %(count)d passages: the first one too "
                "many is at line %(line)d."
            ) % {"count": MAX_CUES, "line": error.line}
    return _(
        "No caption could be read, from line %(line)d on. A WebVTT or SRT file is "
        "expected, or a text whose lines begin with a time, such as 1:32."
    ) % {"line": error.line}


def refusal_of_link(error: VideoLinkError) -> str:
    if isinstance(error, UnknownVideoSiteError):
        return _(
            "This address is of no site that can be played here. The known ones are: "
            "%(sites)s."
        ) % {"sites": get_text_list(error.known_sites, _("and"))}
    return _(
        "This address names no video. Copy the one of the page that shows the video."
    )
