"""Templates of Wagtail that say something in English, whatever the language is."""

from django.template.loaders import app_directories

BUTTON = ('value="Search"', 'value="{% trans "Search" %}"')
# What stands in a template, and what says it in the language of the site.
PATCHES = {
    "wagtailadmin/home.html": BUTTON,
    "wagtailadmin/shared/header.html": BUTTON,
}


class Loader(app_directories.Loader):
    """The templates of the apps, with the patches above."""

    def get_contents(self, origin):
        contents = super().get_contents(origin)
        if origin.template_name in PATCHES:
            contents = contents.replace(*PATCHES[origin.template_name])
        return contents
