"""The themes of the demo publication."""

from .demo_content import THEMES
from .models import Theme


def load():
    for facts in THEMES:
        Theme.objects.get_or_create(
            slug=facts["slug"],
            defaults={"name": facts["name"], "description": facts["description"]},
        )


def remove():
    """Delete the themes that no story has."""
    slugs = [facts["slug"] for facts in THEMES]
    Theme.objects.filter(slug__in=slugs, stories=None).delete()
