"""The links of what is published, and whether those inside the site lead somewhere.

A link to a page that was chosen, and an address that is the site's own, are the same:
they have a target, or none. When something is published, withdrawn, moved, deleted or
made private, a query or two say of every link whether its target is public.
"""

from contextlib import suppress
from functools import reduce
from operator import or_
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .extraction import Link, links_of
from .models import PageLink

Problem = PageLink.Problem

LONGEST_ADDRESS = 2000
LONGEST_PATH = 255
# Addresses without a page that are looked at again when something is published.
MOST_TO_FIND_AGAIN = 500


def record_links(page) -> None:
    """Write down the links of a published page; what was known of them stays known."""
    hosts = hosts_of_the_site()
    found = {}
    for link in links_of(page.specific):
        address, is_external = place_of(link, hosts)
        if address and len(link.contentpath) <= LONGEST_PATH:
            found[link.contentpath, address] = (link, is_external)
    with transaction.atomic():
        known = {
            (row.contentpath, row.address): row
            for row in PageLink.objects.filter(page=page.pk)
        }
        gone = [row.pk for place, row in known.items() if place not in found]
        PageLink.objects.filter(pk__in=gone).delete()
        kept = {place: row for place, row in known.items() if place in found}
        new = [
            PageLink(
                page_id=page.pk,
                contentpath=contentpath,
                address=address,
                is_external=is_external,
            )
            for (contentpath, address), (_link, is_external) in found.items()
            if (contentpath, address) not in kept
        ]
        learn_from_others(new)
        existing = set(
            Page.objects.filter(
                pk__in=[link.page_id for link, _ in found.values() if link.page_id]
            ).values_list("pk", flat=True)
        )
        for row in [*kept.values(), *new]:
            link, _ = found[row.contentpath, row.address]
            row.text = link.text
            row.target_id = link.page_id if link.page_id in existing else None
            if link.page_id and row.target_id is None and not row.problem:
                row.problem, row.since = Problem.GONE, timezone.now()
        PageLink.objects.bulk_create(new)
        PageLink.objects.bulk_update(
            kept.values(), ["text", "target", "problem", "since"]
        )


def hosts_of_the_site() -> set[str]:
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return {own, *Site.objects.values_list("hostname", flat=True)}


def place_of(link: Link, hosts) -> tuple[str, bool]:
    """The address to keep, and whether it is another site's; empty for what is none.

    An address of the site itself is kept as its path.
    """
    if link.page_id:
        return f"page:{link.page_id}", False
    try:
        parts = urlsplit(link.address)
        host = parts.hostname
    except ValueError:
        return "", False
    if parts.scheme in ("", "http", "https") and (not host or host in hosts):
        path = parts.path if parts.path.startswith("/") else ""
        return unquote(path)[:LONGEST_PATH].replace("\x00", ""), False
    if parts.scheme in ("http", "https") and len(link.address) <= LONGEST_ADDRESS:
        return parts._replace(fragment="").geturl(), True
    return "", False


def learn_from_others(rows) -> None:
    """What is known of an address of another site, by other pages that link to it."""
    addresses = {row.address for row in rows if row.is_external}
    known = {
        row.address: row
        for row in PageLink.objects.external().filter(address__in=addresses)
    }
    for row in rows:
        if other := known.get(row.address):
            for field in ("problem", "status", "since", "checked_at", "failures"):
                setattr(row, field, getattr(other, field))


def forget_links(page) -> None:
    """Of a page that readers no longer have."""
    PageLink.objects.filter(page=page.pk).delete()


def review_internal_links() -> None:
    """Say of every link inside the site whether it leads somewhere public, as of now.

    A page that isn't public itself may lead to others that aren't.
    """
    find_targets()
    now = timezone.now()
    public = public_pages().values("pk")
    with_target = PageLink.objects.internal().filter(target__isnull=False)
    with_target.filter(problem="", page__in=public).exclude(target__in=public).update(
        problem=Problem.HIDDEN, since=now
    )
    with_target.exclude(problem="").filter(
        Q(target__in=public) | ~Q(page__in=public)
    ).update(problem="", since=None)


def public_pages():
    """What the public of any site may see."""
    sites = list(Site.objects.select_related("root_page"))
    nothing = Page.objects.none()
    return reduce(
        or_, (visible_to_public(Page.objects.all(), site) for site in sites), nothing
    )


def find_targets() -> None:
    """The pages that addresses without one name by now; what is still missing."""
    lost = (
        PageLink.objects.internal()
        .filter(target=None)
        .exclude(address__startswith="page:")
    )
    rows = list(lost.order_by("pk")[:MOST_TO_FIND_AGAIN])
    if not rows:
        return
    roots = list(Site.objects.values_list("root_page__url_path", flat=True))
    url_paths = {
        root + row.address.strip("/") + "/": row.address
        for row in rows
        for root in roots
    }
    pages = {
        url_paths[url_path]: pk
        for pk, url_path in Page.objects.filter(url_path__in=url_paths).values_list(
            "pk", "url_path"
        )
    }
    redirected = set(
        Redirect.objects.filter(
            old_path__in=[Redirect.normalise_path(row.address) for row in rows]
        ).values_list("old_path", flat=True)
    )
    for row in rows:
        row.target_id = pages.get(row.address)
        is_found = (
            row.target_id
            or Redirect.normalise_path(row.address) in redirected
            or is_answered(row.address)
        )
        if is_found:
            row.problem, row.since = "", None
        elif not row.problem:
            row.problem, row.since = Problem.GONE, timezone.now()
    PageLink.objects.bulk_update(rows, ["target", "problem", "since"])


def is_answered(path: str) -> bool:
    """Whether something other than a page answers: the search, a theme, a file."""
    if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return True
    for candidate in (path, f"{path}/"):
        with suppress(Resolver404):
            match = resolve(candidate)
            return match.view_name != "wagtail_serve" or not candidate.strip("/")
    return False
