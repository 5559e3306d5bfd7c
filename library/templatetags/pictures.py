from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html

from ..renditions import PRESETS, readable_renditions

register = template.Library()


@register.simple_tag
def picture(image, preset, alt=None, eager=False):
    """An ``<img>`` in the sizes of a preset; ``alt`` replaces the image's own text."""
    if image is None:
        return ""
    shape = PRESETS[preset]
    renditions = readable_renditions(image, preset)
    if not renditions:
        return ""
    largest = max(renditions, key=lambda rendition: rendition.width)
    attributes = {
        "src": largest.url,
        "srcset": ", ".join(f"{r.url} {r.width}w" for r in renditions),
        "sizes": shape.sizes,
        "width": largest.width,
        "height": largest.height,
        "alt": image.default_alt_text if alt is None else alt,
        **({"fetchpriority": "high"} if eager else {"loading": "lazy"}),
        "decoding": "async",
    }
    return format_html("<img{}>", flatatt(attributes))
