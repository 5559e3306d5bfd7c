"""What differs between two versions of a page, named as its form names it."""

import json

from django.db.models import Model
from wagtail.models import COMMENTS_RELATION_NAME

# What Wagtail keeps by itself, in fields that it calls editable.
KEPT_BY_WAGTAIL = {
    *("path", "depth", "numchild", "content_type", "owner", "first_published_at"),
    COMMENTS_RELATION_NAME,
}
# What the rows of a relation get when they are saved, whatever their words.
OF_A_ROW = {"pk", "sort_order"}


def changed_fields(model: type[Model], before: dict, after: dict) -> list[str]:
    """The names of the fields that differ between the contents of two revisions.

    What editors don't write (dates, counts, comments) doesn't count, and neither do
    the identifiers that blocks and rows are given on their way.
    """
    names = []
    for field in model._meta.get_fields():
        is_relation = field.auto_created and not field.concrete
        name = field.get_accessor_name() if is_relation else field.name
        if name not in after or name in KEPT_BY_WAGTAIL:
            continue
        if not is_relation and not field.editable:
            continue
        if words(before.get(name)) != words(after[name]):
            label = (
                field.related_model._meta.verbose_name_plural
                if is_relation
                else field.verbose_name
            )
            names.append(str(label))
    return names


def words(value):
    """What a field says, without the identifiers of its blocks and rows."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return without_identifiers(json.loads(value))
        except ValueError:
            return value
    if not isinstance(value, list):
        return value
    if all(isinstance(row, dict) for row in value):
        rows = sorted(value, key=lambda row: row.get("sort_order") or 0)
        return [{k: v for k, v in row.items() if k not in OF_A_ROW} for row in rows]
    return sorted(value, key=str)


def without_identifiers(block):
    if isinstance(block, dict):
        return {k: without_identifiers(v) for k, v in block.items() if k != "id"}
    if isinstance(block, list):
        return [without_identifiers(child) for child in block]
    return block
