"""The home page, the standard pages and the accounts of the demo publication."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Site

from editorial.models import Story
from library.demo import demo_image, demo_stream
from moderation.roles import EDITORS, MODERATORS

from .demo_content import HOME, SITE, STANDARD_PAGES
from .models import FeaturedStory, HomePage, SiteSettings, StandardPage

PASSWORD = "relais"  # noqa: S105 (known to everybody, and refused in production)
ACCOUNTS = [
    {"username": "redaction", "first_name": "Démo", "last_name": "Rédaction"},
    {"username": "moderation", "first_name": "Démo", "last_name": "Modération"},
    {"username": "administration", "first_name": "Démo", "last_name": "Administration"},
]
GROUPS = {"redaction": EDITORS, "moderation": MODERATORS}


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
            page.save_revision().publish()
            home.refresh_from_db()
    if not home.featured.exists():
        home.title = HOME["title"]
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
    settings = SiteSettings.for_site(site)
    if settings.description:
        return
    for field in ("name", "tagline", "description", "footer_text", "legal_note"):
        setattr(settings, field, SITE[field])
    settings.social_image = demo_image(**SITE["social_image"])
    settings.save()


def remove():
    """Delete the pages and accounts; what the home page says stays an editor's."""
    slugs = [facts["slug"] for facts in STANDARD_PAGES]
    for page in StandardPage.objects.filter(slug__in=slugs):
        page.delete()
    get_user_model().objects.filter(is_demo=True).delete()
    SiteSettings.objects.update(social_image=None)
