"""The pages that every Relais site has: home, sections, groups, workflow."""

from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Page, PageLogEntry, Site

from moderation.reviews.workflow import set_up_review_workflow
from moderation.roles import newsroom, rights_on, set_up_roles, set_up_workflow
from users.permission_names import name_permissions

from .models import HomePage

# What editors and moderators look after besides pages, pictures and documents.
LABEL_MODELS = [
    "editorial.Theme",
    "editorial.Series",
    "people.Person",
    "people.Organisation",
    "library.Video",
]

# The public sees a video on a page alone, and a label as soon as it is saved.
CONTRIBUTOR_RIGHTS = ["library.add_video", *rights_on(LABEL_MODELS, ["view"])]

# What a search leads to is public at once, with nobody to approve it.
MODERATOR_RIGHTS = [
    *("search.view_searchtally", "search.delete_searchtally"),
    *rights_on(["upkeep.MissingAddress"], ["view", "delete"]),
    *rights_on(["upkeep.PageLink", "upkeep.Heartbeat"], ["view"]),
    *rights_on(["moderation.OutsideReview"], ["view"]),
    *rights_on(["search.Synonym", "search.Promotion", "wagtailredirects.Redirect"]),
]

ADMINISTRATOR_RIGHTS = [
    *rights_on(["users.User", "auth.Group"]),
    *rights_on(["wagtailcore.Site"]),
    *rights_on(["wagtailcore.Workflow", "wagtailcore.Task"]),
    *rights_on(["moderation.ApprovalTask"]),
    *("home.change_sitesettings", "library.change_videosettings"),
]


@transaction.atomic
def set_up_structure(hostname: str = "localhost", port: int = 80) -> HomePage:
    """Create what is missing, and keep all that an administrator changed."""
    root = Page.get_first_root_node()
    home = HomePage.objects.first()
    if home is None:
        home = create_home_page(root, hostname, port)
        set_up_roles(
            root,
            newsroom(
                LABEL_MODELS, CONTRIBUTOR_RIGHTS, MODERATOR_RIGHTS, ADMINISTRATOR_RIGHTS
            ),
        )
        set_up_workflow(root)
        set_up_review_workflow()
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
    name_in_french(root)
    name_permissions()
    return home


def name_in_french(root):
    """What Wagtail's migrations make has names in English."""
    named = {"title": "Racine", "draft_title": "Racine"}
    Page.objects.filter(pk=root.pk, title="Root").update(**named)
    Collection.objects.filter(depth=1, name="Root").update(name="Racine")


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
            number = page.pk
            page.delete()
            PageLogEntry.objects.filter(page_id=number).delete()
    return home
