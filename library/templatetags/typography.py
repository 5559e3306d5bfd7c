import re

from django import template
from django.template.defaultfilters import date as format_date
from django.utils.html import format_html

register = template.Library()

NO_BREAK_SPACE = "\u00a0"


@register.filter
def long_date(value):
    """A ``<time>`` in words: 1er novembre 2026. Empty for None."""
    if not value:
        return ""
    day = "1er" if format_date(value, "j") == "1" else format_date(value, "j")
    return format_html(
        '<time datetime="{}">{} {}</time>',
        format_date(value, "Y-m-d"),
        day,
        format_date(value, "F Y"),
    )


@register.filter
def french_spaces(text):
    """Keep high punctuation with its word: a no-break space before : ; ? ! and ».

    Empty for None.
    """
    if text is None:
        return ""
    text = re.sub(r" (?=[:;?!»])", NO_BREAK_SPACE, str(text))
    return re.sub(r"(?<=«) ", NO_BREAK_SPACE, text)
