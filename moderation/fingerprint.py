"""Which words exactly somebody has read.

The number of a revision doesn't tell: autosave writes over the newest one.
"""

import hashlib
import json

from wagtail.models import Revision


def fingerprint(revision: Revision) -> str:
    """64 hexadecimal digits (SHA-256) of what a revision says, keys in order."""
    text = json.dumps(revision.content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
