"""What somebody is told whose form was opened before another person's change.

Nothing is written then: their text stays in the form, and a box that they tick says
that it shall replace the other version.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from wagtail.admin.compare import FieldComparison
from wagtail.blocks import StreamValue

CONFLICT = 409

# Sent by a form that has shown a newer version, and by the box in it.
SHOWN = "newer_version"
AGREED = "replace_newer_version"

# Characters: comparing words takes time that grows with the square of their number.
LONGEST_COMPARED = 20_000


@dataclass(frozen=True)
class NewerVersion:
    """A version that is kept, and that a form knew nothing of."""

    form_id: str
    token: str
    user: AbstractBaseUser | None
    saved_at: datetime | None
    is_own: bool
    differences: list["Difference"]
    edit_url: str
    compare_url: str = ""
    is_in_history: bool = False
    has_files: bool = False


@dataclass(frozen=True)
class Difference:
    """A field in which the kept version and the form differ."""

    label: str
    comparison: object = None

    @property
    def is_short(self) -> bool:
        values = [getattr(self.comparison, name, None) for name in ("val_a", "val_b")]
        return self.comparison is not None and all(
            length_of(value) <= LONGEST_COMPARED for value in values
        )


def length_of(value) -> int:
    """Of a text or of the blocks of a stream, in characters; 0 for all else."""
    if isinstance(value, StreamValue):
        return len(str(value.get_prep_value()))
    return len(value) if isinstance(value, str) else 0


def differences(
    comparisons: Iterable[type[FieldComparison]], kept, typed
) -> list[Difference]:
    """The fields, as Wagtail compares them, that are not the same in both."""
    compared = (comparison(kept, typed) for comparison in comparisons)
    return [Difference(one.field_label(), one) for one in compared if one.has_changed()]


def replaces_unasked(post) -> bool:
    """True for a form that has shown a newer version, and whose box isn't ticked."""
    return bool(post.get(SHOWN)) and not post.get(AGREED)
