from django import template

from .. import numbers

register = template.Library()


@register.filter
def french_number(number):
    """A number as French readers write it: 1 234,5."""
    return numbers.french_number(number)
