"""How forms are rendered, those of Wagtail included."""

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy


class TranslatedField(BoundField):
    """A field whose label Django makes of its name: “link_text” becomes “Link text”,
    in English, whatever language the form is in.
    """

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        if field.label is None:
            self.label = gettext_lazy(self.label)


class FormRenderer(DjangoTemplates):
    bound_field_class = TranslatedField
