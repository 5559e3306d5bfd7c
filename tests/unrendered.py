"""Pages that are not rendered: of tests that ask what a request does, not shows."""

from unittest.mock import patch

from django.template import Template
from django.test.signals import template_rendered


def unrendered():
    """With this, every template is the empty text, and a response has its context."""

    def render(template, context):
        template_rendered.send(sender=template, template=template, context=context)
        return ""

    return patch.object(Template, "_render", render)
