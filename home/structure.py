"""The pages that every Relais site has: home, sections, groups, workflow."""

from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from moderation.roles import set_up_roles, set_up_workflow

from .models import HomePage

# What editors and moderators look after besides pages, pictures and documents.
LABEL_MODELS = [
    "editorial.Theme",
    "editorial.Series",
    "people.Person",
    "people.Organisation",
    "library.Video",
]

# What a search leads to is public at once, with nobody to approve it.
MODERATOR_RIGHTS = [
    "search.view_searchtally",
    "search.delete_searchtally",
    "upkeep.view_missingaddress",
    "upkeep.delete_missingaddress",
    "upkeep.view_pagelink",
    "upkeep.view_heartbeat",
    *(
        right.format(act)
        for right in (
            "search.{}_synonym",
            "search.{}_promotion",
            "wagtailredirects.{}_redirect",
        )
        for act in ("add", "change", "delete", "view")
    ),
]


@transaction.atomic
def set_up_structure(hostname: str = "localhost", port: int = 80) -> HomePage:
    """Create what is missing, and keep all that an administrator changed."""
    root = Page.get_first_root_node()
    home = HomePage.objects.first()
    if home is None:
        home = create_home_page(root, hostname, port)
        set_up_roles(root, LABEL_MODELS, MODERATOR_RIGHTS)
        set_up_workflow(root)
    for label in settings.SECTIONS:
        model = apps.get_model(label)
        if not model.objects.exists():
            home.add_child(
                instance=model(
                    title=model.section_title,
                    slug=model.section_slug,
                    show_in_menus=True,
                )
            )
    return home


def create_home_page(root, hostname, port):
    home = root.add_child(instance=HomePage(title="Relais", slug="accueil"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "root_page": home,
            "hostname": hostname,
            "port": port,
            "site_name": "Relais",
        },
    )
    # Wagtail's migrations leave a page that welcomes developers.
    for page in Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk):
        if page.specific_class is Page:
            page.delete()
    return home
