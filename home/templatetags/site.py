import json
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text import RichText

from home.navigation import navigation_for, settings_for
from library.renditions import readable_renditions

register = template.Library()

# What could end a script, or open something in it.
JSON_IN_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


@register.inclusion_tag("home/site_header.html", takes_context=True)
def site_header(context):
    request = context["request"]
    settings = settings_for(request)
    navigation = navigation_for(request)
    return {
        "site_name": settings.name,
        "tagline": settings.tagline,
        "home_url": navigation.home_url,
        "search_url": reverse("search"),
        "menu": navigation.menu,
    }


@register.inclusion_tag("home/site_footer.html", takes_context=True)
def site_footer(context):
    request = context["request"]
    settings = settings_for(request)
    navigation = navigation_for(request)
    return {
        "site_name": settings.name,
        "home_url": navigation.home_url,
        "footer_text": RichText(settings.footer_text),
        "sections": navigation.sections,
        "about_pages": navigation.about_pages,
        "legal_pages": navigation.legal_pages,
        "social_links": [link.value for link in settings.social_links],
        "search_url": reverse("search"),
        "feed_url": reverse("feed"),
        "legal_note": settings.legal_note,
    }


@register.simple_tag(takes_context=True)
def site_name(context):
    return settings_for(context["request"]).name


@register.simple_tag(takes_context=True)
def sections(context):
    """The sections under the home page, as links."""
    return navigation_for(context["request"]).sections


@register.inclusion_tag("home/page_meta.html", takes_context=True)
def page_meta(context):
    """Title, description, canonical address and Open Graph.

    From ``meta`` when the view gives it (title, description, path, type, noindex),
    otherwise from the page.
    """
    request = context["request"]
    settings = settings_for(request)
    page = context.get("page")
    meta = context.get("meta")
    if meta is None:
        meta = meta_of(page, context) if isinstance(page, Page) else {"title": ""}
    image = meta.get("image") or settings.social_image
    number = getattr(context.get("stories"), "number", 1)
    pictures = readable_renditions(image, "social") if image else []
    rendition = pictures[0] if pictures else None
    return {
        "site_name": settings.name,
        "is_home": meta.get("is_home", False),
        "title": meta["title"],
        "number": number,
        "description": meta.get("description") or settings.description,
        "canonical_url": request.build_absolute_uri(meta["path"])
        + (f"?page={number}" if number > 1 else "")
        if meta.get("path")
        else "",
        "og_type": meta.get("type", "website"),
        "noindex": meta.get("noindex", False),
        "published_time": meta.get("published_time"),
        "modified_time": meta.get("modified_time"),
        "image_url": request.build_absolute_uri(rendition.url) if rendition else "",
        "image_path": rendition.url if rendition else "",
        "image_width": rendition.width if rendition else None,
        "image_height": rendition.height if rendition else None,
        "structured_data": structured_data(context, meta),
    }


@register.simple_tag(takes_context=True)
def shared_as(context):
    """What search engines and social networks are told of a page, to show it so."""
    return page_meta(context)


def structured_data(context, meta):
    """JSON-LD of the page and of the trail that leads to it, safe inside a script."""
    request = context["request"]
    items = meta.get("structured_data", [])
    if not items:
        return ""
    trail = crumb_list(context, "" if "page" in context else meta["title"])
    breadcrumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb["title"],
                **(
                    {"item": request.build_absolute_uri(crumb["url"])}
                    if crumb["url"]
                    else {}
                ),
            }
            for position, crumb in enumerate(trail, 1)
        ],
    }
    data = {"@context": "https://schema.org", "@graph": [*items, breadcrumbs]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(JSON_IN_HTML))  # noqa: S308 (nothing ends it)


def meta_of(page, context):
    """What a page says of itself to search engines and social networks."""
    request = context["request"]
    is_home = page.depth == 2
    return {
        "title": page.seo_title or page.title,
        "is_home": is_home,
        "description": page.search_description or getattr(page, "standfirst", ""),
        "path": page.get_url(request),
        "image": getattr(page, "cover", None),
        "type": "article" if hasattr(page, "kind") else "website",
        "published_time": getattr(page, "kind", None) and page.first_published_at,
        "modified_time": getattr(page, "updated_on", None),
        "structured_data": page.structured_data(request, context)
        if hasattr(page, "structured_data")
        else [],
    }


@register.inclusion_tag("components/crumbs.html", takes_context=True)
def crumbs(context, title=""):
    """Where the reader is, from the home page down: to ``title``, or to the page."""
    return {"crumbs": crumb_list(context, title)}


def crumb_list(context, title):
    request = context["request"]
    home = {"title": _("Home"), "url": navigation_for(request).home_url}
    if title:
        return [home, {"title": title, "url": ""}]
    page = context["page"]
    steps = getattr(page, "trail", None)
    if steps is None:  # a preview is not routed, and may have no place yet
        steps = page.get_ancestors().filter(depth__gt=1) if page.path else []
    now = timezone.now()
    between = [
        {"title": step.title, "url": step.get_url(request)}
        for step in steps[1:]
        # A draft may have public pages below it; a private page has none.
        if step.live and (step.expire_at is None or step.expire_at > now)
    ]
    return [home, *between, {"title": page.title, "url": ""}]


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page_obj):
    """Links to the other pages of a list, which keep the other parameters."""
    parameters = context["request"].GET.copy()
    parameters.pop("page", None)
    paginator = page_obj.paginator
    return {
        "page_obj": page_obj,
        "pages": [
            None if number == paginator.ELLIPSIS else number
            for number in paginator.get_elided_page_range(
                page_obj.number, on_each_side=1, on_ends=1
            )
        ],
        "query_string": urlencode(list(parameters.lists()), doseq=True),
    }
