"""Uploaded files, handed out so that players can seek in them.

For development: in production the web server does this (README). Ranges are those of
https://www.rfc-editor.org/rfc/rfc9110#name-range-requests.
"""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils._os import safe_join
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from .models.video import MIME_TYPES

CHUNK = 64 * 1024  # bytes
CONTENT_TYPES = {**MIME_TYPES, ".avif": "image/avif", ".webp": "image/webp"}
_RANGE = re.compile(
    r"bytes=\s*(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})\s*", re.IGNORECASE
)


class UnsatisfiableRangeError(ValueError):
    """A range outside of the file."""


@require_safe
def serve_media(request, folder, path):
    """A file of a folder in MEDIA_ROOT, or the one part of it that is asked for."""
    file = find(folder, path)
    stat = file.stat()
    etag, modified = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"', int(stat.st_mtime)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Type": content_type_of(file),
        "ETag": etag,
        "Last-Modified": http_date(modified),
    }
    try:
        part = wanted_part(request, headers, stat.st_size)
    except UnsatisfiableRangeError:
        headers["Content-Range"] = f"bytes */{stat.st_size}"
        response = HttpResponse(status=416, headers=headers)
    else:
        response = whole_or_part(request, file, part, stat.st_size, headers)
    return get_conditional_response(request, etag, modified, response)


def find(folder: str, path: str) -> Path:
    """A file that lies below a folder of MEDIA_ROOT. Raises Http404."""
    try:
        file = Path(safe_join(Path(settings.MEDIA_ROOT, folder), path))
        if file.is_file():
            return file
    except (SuspiciousFileOperation, ValueError, OSError):
        pass  # a path that leaves the folder, or that no file can have
    raise Http404(f"No file at {path!r}")


def content_type_of(file: Path) -> str:
    known = CONTENT_TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def wanted_part(request, headers: dict[str, str], size: int) -> range | None:
    """The bytes that the request asks for; None for all of them.

    Several ranges at once, and ranges of another version of the file, are answered
    with the whole of it. Raises UnsatisfiableRangeError.
    """
    condition = request.headers.get("If-Range")
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    if (
        request.method != "GET"
        or not found
        or condition not in (None, headers["ETag"], headers["Last-Modified"])
    ):
        return None
    first, last = found["first"], found["last"]
    if first:
        part = range(int(first), min(int(last or size), size - 1) + 1)
        if last and int(last) < int(first):
            return None
    elif last:
        part = range(max(size - int(last), 0), size)
    else:
        return None
    if not part:
        raise UnsatisfiableRangeError
    return part


def whole_or_part(request, file, part, size, headers):
    status = 200
    if part is None:
        part = range(size)
    else:
        status = 206
        headers["Content-Range"] = f"bytes {part[0]}-{part[-1]}/{size}"
    headers["Content-Length"] = str(len(part))
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(chunks(file, part), status=status, headers=headers)


def chunks(file: Path, part: range) -> Iterator[bytes]:
    """The bytes of a part, never more than CHUNK of them at once."""
    with file.open("rb") as source:
        source.seek(part.start)
        for start in range(part.start, part.stop, CHUNK):
            chunk = source.read(min(CHUNK, part.stop - start))
            if not chunk:
                return
            yield chunk
