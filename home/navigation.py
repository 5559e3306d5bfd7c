"""What stands around every page: menus, the trail, and what search engines read."""

from dataclasses import dataclass

from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .models import SiteSettings, StandardPage

MENU_LENGTH = 30


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    is_current: bool = False
    is_exact: bool = False


@dataclass(frozen=True)
class Navigation:
    """The links of one request: ``menu`` on top, the rest at the bottom."""

    home_url: str
    menu: list[Link]
    sections: list[Link]
    about_pages: list[Link]
    legal_pages: list[Link]


def navigation_for(request) -> Navigation:
    """The public pages under the home page, in a single query for each request."""
    if not hasattr(request, "_relais_navigation"):
        request._relais_navigation = find_navigation(request)
    return request._relais_navigation


def find_navigation(request) -> Navigation:
    site = Site.find_for_request(request)
    if site is None:
        return Navigation("/", [], [], [], [])
    home = site.root_page
    pages = (
        visible_to_public(Page.objects.child_of(home), site)
        .select_related("content_type")
        .order_by("path")[:MENU_LENGTH]
    )
    menu, sections, about, legal = [], [], [], []
    for page in pages:
        url = page.get_url(request)
        link = Link(
            page.title,
            url,
            is_current=request.path.startswith(url),
            is_exact=request.path == url,
        )
        is_standard = page.cached_content_type.model_class() is StandardPage
        if page.show_in_menus:
            menu.append(link)
        if not is_standard:
            sections.append(link)
        elif page.show_in_menus:
            about.append(link)
        else:
            legal.append(link)
    return Navigation(home.get_url(request), menu, sections, about, legal)


def settings_for(request) -> SiteSettings:
    """The settings of the site of a request, fetched once."""
    return SiteSettings.for_request(request)
