"""Where each thing of a page is edited, for the preview beside the editor's form.

A mark is the path of a field as Wagtail's form knows it: field names, the ids of
blocks, and the position of a row. Only the preview panel has marks: readers, and those
who are shown a draft, get the same page without them.
"""

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag(takes_context=True)
def editable(context, *steps):
    """The mark of a field of the page: ``<h1{% editable "title" %}>``.

    Steps lead on to a block by its id, or to a row by its position:
    ``{% editable "body" block.id %}``, ``{% editable "credits" forloop.counter0 %}``.
    """
    return mark(context, ".".join(map(str, steps))) if all_known(steps) else ""


@register.simple_tag(takes_context=True)
def editable_within(context, *steps):
    """The mark of a field of the block around it, which has a mark of its own."""
    return mark(context, "".join(f".{s}" for s in steps)) if all_known(steps) else ""


def all_known(steps) -> bool:
    """Blocks that were stored without an id get one at the next save."""
    return all(step not in (None, "") for step in steps)


def mark(context, path):
    # ``{% include … only %}`` leaves the variable behind, but not the request.
    request = context.get("request") or getattr(context, "request", None)
    if not getattr(request, "in_preview_panel", False):
        return ""
    return format_html(' data-edits="{}"', path)
