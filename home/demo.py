"""The home page, the standard pages and the accounts of the demo publication."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Site

from editorial.models import Story
from library.demo import demo_image, demo_stream, made_by_demo, mark_as_demo
from library.models import Image
from moderation.roles import CONTRIBUTORS, EDITORS, MODERATORS

from .demo_content import HOME, SITE, STANDARD_PAGES
from .models import FeaturedStory, HomePage, SiteSettings, StandardPage

PASSWORD = "relais"  # noqa: S105 (known to everybody, and refused in production)
ACCOUNTS = [
    {"username": "contribution", "first_name": "Démo", "last_name": "Contribution"},
    {"username": "redaction", "first_name": "Démo", "last_name": "Rédaction"},
    {"username": "moderation", "first_name": "Démo", "last_name": "Modération"},
    {"username": "administration", "first_name": "Démo", "last_name": "Administration"},
]
SETTINGS = ("name", "tagline", "description", "footer_text", "legal_note")
GROUPS = {
    "contribution": CONTRIBUTORS,
    "redaction": EDITORS,
    "moderation": MODERATORS,
}


def load():
    load_accounts()
    home = HomePage.objects.get()
    load_settings(Site.objects.get(is_default_site=True))
    for facts in STANDARD_PAGES:
        if not home.get_children().filter(slug=facts["slug"]).exists():
            page = StandardPage(
                slug=facts["slug"],
                title=facts["title"],
                standfirst=facts["standfirst"],
                body=demo_stream(facts["body"]),
                show_in_menus=facts["menu"],
            )
            home.add_child(instance=page)
            mark_as_demo(page)
            page.save_revision().publish()
            home.refresh_from_db()
    load_home(home)


def load_home(home):
    """Put stories forward on a home page on which no editor has begun."""
    if home.tagline or home.has_unpublished_changes or home.featured.exists():
        return
    home.tagline = HOME["tagline"]
    stories = {s.slug: s for s in Story.objects.filter(slug__in=HOME["featured"])}
    home.featured = [
        FeaturedStory(story=stories[slug])
        for slug in HOME["featured"]
        if slug in stories
    ]
    home.save_revision().publish()


def load_accounts():
    for names in ACCOUNTS:
        username = names["username"]
        user, is_new = get_user_model().objects.get_or_create(
            username=username,
            defaults={
                **names,
                "email": f"{username}@example.org",
                "is_demo": True,
                "is_superuser": username not in GROUPS,
            },
        )
        if is_new:
            user.set_password(PASSWORD)
            user.save()
        if is_new and username in GROUPS:
            user.groups.add(Group.objects.get(name=GROUPS[username]))


def load_settings(site):
    """Say what the site is, unless an editor has begun to."""
    settings, untouched = SiteSettings.for_site(site), SiteSettings()
    for field in (*SETTINGS, "social_image", "social_links"):
        if getattr(settings, field) != getattr(untouched, field):
            return
    for field in SETTINGS:
        setattr(settings, field, SITE[field])
    settings.social_image = demo_image(**SITE["social_image"])
    settings.save()


def remove():
    """Delete the pages and accounts, and put back what no editor has written since."""
    for page in made_by_demo(StandardPage):
        page.delete()
    get_user_model().objects.filter(is_demo=True).delete()
    for settings in SiteSettings.objects.all():
        put_back_settings(settings)
    put_back_home(HomePage.objects.get())


def put_back_settings(settings):
    untouched = SiteSettings()
    for field in SETTINGS:
        if getattr(settings, field) == SITE[field]:
            setattr(settings, field, getattr(untouched, field))
    if made_by_demo(Image).filter(pk=settings.social_image_id).exists():
        settings.social_image = None
    settings.save()


def put_back_home(home):
    """A draft stays as it is; the stories that it puts forward go by themselves."""
    demo_stories = made_by_demo(Story)
    featured = home.featured.exclude(story__in=demo_stories)
    is_changed = home.featured.filter(story__in=demo_stories).exists()
    if home.tagline == HOME["tagline"]:
        home.tagline, is_changed = "", True
    if home.has_unpublished_changes:
        HomePage.objects.filter(pk=home.pk).update(tagline=home.tagline)
    elif is_changed:
        home.featured = list(featured)
        home.save_revision().publish()
