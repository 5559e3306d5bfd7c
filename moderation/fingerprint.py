"""Which words exactly somebody has read.

The number of a revision doesn't tell: autosave writes over the newest one.
"""

import hashlib
import json

from django.contrib.contenttypes.models import ContentType
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Revision

# What a revision tells besides its text, and no field of the model gives away.
BESIDES_THE_TEXT = {
    *("pk", "path", "depth", "numchild", "content_type", "owner"),
    *("first_published_at", COMMENTS_RELATION_NAME),
}
SCHEDULE = {"go_live_at", "expire_at"}


def text_of(revision: Revision) -> dict:
    """What a revision says, without remarks of colleagues or the site's own notes.

    The rows of a list come without their keys: a draft may not have given them yet.
    Streams come as data: PostgreSQL keeps their text in an order of its own.
    """
    model = ContentType.objects.get_for_id(revision.content_type_id).model_class()
    fields = model._meta.fields if model else []
    notes = {f.name for f in fields if not f.editable}
    streams = {f.name for f in fields if isinstance(f, StreamField)}
    return {
        name: json.loads(value) if name in streams and value else rows_of(value)
        for name, value in revision.content.items()
        if name not in BESIDES_THE_TEXT and name not in notes
    }


def rows_of(value):
    if isinstance(value, list):
        return [
            {k: v for k, v in row.items() if k != "pk"}
            if isinstance(row, dict)
            else row
            for row in value
        ]
    return value


def fingerprint(revision: Revision) -> str:
    """64 hexadecimal digits (SHA-256) of what a revision says, keys in order."""
    text = json.dumps(text_of(revision), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
