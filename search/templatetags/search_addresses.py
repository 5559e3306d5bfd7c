from django import template
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()


@register.simple_tag
def search_address(asked, name="", value=""):
    """The first page of what is asked (a ``Request``), with one parameter changed.

    An empty value leaves the parameter out.
    """
    parameters = asked.parameters | ({name: value} if name else {})
    kept = {name: value for name, value in parameters.items() if value}
    return f"{reverse('search')}?{urlencode(kept)}"
