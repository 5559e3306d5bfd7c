"""Where each thing of a page is edited, for the preview beside the editor's form.

A mark is the path of a field as Wagtail's form knows it: field names, the ids of
blocks, and the position of a row. Only the preview panel has marks: readers, and those
who are shown a draft, get the same page without them.
"""

import logging

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html

logger = logging.getLogger(__name__)
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


@register.simple_tag(takes_context=True)
def findings(context):
    """What the previewed page has found in itself, for the editor's panel of checks."""
    page = context.get("page")
    if not is_in_preview_panel(context) or not hasattr(page, "findings"):
        return ""
    try:
        found = page.findings()
    except Exception:
        # A draft may hold anything: a check that fails must not take its preview away.
        logger.exception("The checks of page %s failed", page.pk)
        return ""
    return render_to_string("moderation/findings.html", {"findings": found})


def all_known(steps) -> bool:
    """Blocks that were stored without an id get one at the next save."""
    return all(step not in (None, "") for step in steps)


def is_in_preview_panel(context) -> bool:
    # ``{% include … only %}`` leaves the variable behind, but not the request.
    request = context.get("request") or getattr(context, "request", None)
    return getattr(request, "in_preview_panel", False)


def mark(context, path):
    if not is_in_preview_panel(context):
        return ""
    return format_html(' data-edits="{}"', path)
