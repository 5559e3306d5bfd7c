"""The links of what is published, and whether those inside the site lead somewhere.

A link to a page that was chosen, and an address that is the site's own, are the same:
they have a target, or none. When something is published, withdrawn, moved, deleted or
made private, a query or two say of the links around it whether their targets are
public.
"""

from contextlib import suppress
from functools import reduce
from itertools import chain
from operator import or_
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import get_dummy_request
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .extraction import KEY, Link, links_of
from .models import PageLink
from .models.link import DOCUMENT, PAGE

Problem = PageLink.Problem

LONGEST_ADDRESS = 2000
LONGEST_PATH = 255
# Addresses that are looked up together.
SLICE = 500


def record_links(page) -> None:
    """Write down the links of a published page; what was known of them stays known."""
    hosts, own_path = hosts_of_the_site(), path_of(page)
    found = {}
    for link in links_of(page.specific):
        address, is_external = place_of(link, hosts, own_path)
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
            if not link.page_id:
                continue
            row.target_id = link.page_id if link.page_id in existing else None
            if row.target_id is None and not row.problem:
                row.problem, row.since = Problem.GONE, timezone.now()
        PageLink.objects.bulk_create(new)
        PageLink.objects.bulk_update(
            kept.values(), ["text", "target", "problem", "since"]
        )


def hosts_of_the_site() -> set[str]:
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return {own, *Site.objects.values_list("hostname", flat=True)}


def path_of(page) -> str:
    """Of its address, on the site that it belongs to."""
    parts = page.get_url_parts()
    return (parts and parts[2]) or "/"


def place_of(link: Link, hosts, own_path) -> tuple[str, bool]:
    """The address to keep, and whether it is another site's; empty for what is none.

    An address of the site itself is kept as its path: one that is relative begins at
    that of its page. A document is kept by its key, whichever way it is named.
    """
    if link.page_id:
        return f"{PAGE}{link.page_id}", False
    if link.document_id:
        return f"{DOCUMENT}{link.document_id}", False
    try:
        parts = urlsplit(link.address)
        host = parts.hostname
    except ValueError:
        return "", False
    if parts.scheme in ("", "http", "https") and (not host or host in hosts):
        if not parts.path:
            return "", False  # a place of the page itself
        path = unquote(urljoin(own_path, parts.path))
        path = path[:LONGEST_PATH].replace("\x00", "")
        return document_of(path) or path, False
    if parts.scheme in ("http", "https") and len(link.address) <= LONGEST_ADDRESS:
        return parts._replace(fragment="").geturl(), True
    return "", False


def document_of(path) -> str:
    """As a link that chose it: "document:3"; empty when the path is none of a document.

    "/documents/3/rapport.pdf" is answered whatever the name.
    """
    with suppress(Resolver404):
        match = resolve(path)
        if match.view_name == "wagtaildocs_serve" and KEY.fullmatch(match.args[0]):
            return f"{DOCUMENT}{int(match.args[0])}"
    return ""


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


def review_internal_links(links) -> None:
    """Say of those of a queryset whether they lead somewhere public, as of now.

    A page that isn't public itself may lead to others that aren't.
    """
    find_targets(links)
    now = timezone.now()
    public = public_pages().values("pk")
    with_target = links.internal().filter(target__isnull=False)
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


def find_targets(links) -> None:
    """What the addresses of a queryset name by now, and which name nothing."""
    rows = links.by_address().order_by("pk")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:SLICE]):
        changed = find_targets_of(some)
        PageLink.objects.bulk_update(changed, ["target", "problem", "since"])
        last = some[-1].pk


def find_targets_of(rows: list[PageLink]) -> list[PageLink]:
    """Those that lead elsewhere than before, or nowhere; not saved yet."""
    pages = pages_at({row.address for row in rows})
    answered = redirected_of(rows) | documents_of(rows)
    changed = []
    for row in rows:
        before = row.target_id, row.problem
        row.target_id = pages.get(row.address)
        if row.target_id:
            # Whether its page is hidden is asked of all pages together.
            row.problem = row.problem if row.problem == Problem.HIDDEN else ""
        elif row.address in answered or is_answered(row.address):
            row.problem = ""
        else:
            row.problem = Problem.GONE
        if (row.target_id, row.problem) != before:
            row.since = (row.since or timezone.now()) if row.problem else None
            changed.append(row)
    return changed


def pages_at(addresses) -> dict[str, int]:
    """The keys of the pages that have these addresses, on any site."""
    roots = list(Site.objects.values_list("root_page__url_path", flat=True))
    places = {
        address: [f"{root}{address.strip('/')}/" for root in roots]
        for address in addresses
    }
    found = dict(
        Page.objects.filter(
            url_path__in=chain.from_iterable(places.values())
        ).values_list("url_path", "pk")
    )
    return {
        address: found[url_path]
        for address, url_paths in places.items()
        for url_path in url_paths
        if url_path in found
    }


def redirected_of(rows) -> set[str]:
    places = {row.address: Redirect.normalise_path(row.address) for row in rows}
    redirects = Redirect.objects.filter(old_path__in=places.values())
    redirected = set(redirects.values_list("old_path", flat=True))
    return {address for address, place in places.items() if place in redirected}


def documents_of(rows) -> set[str]:
    keys = [
        row.address.removeprefix(DOCUMENT)
        for row in rows
        if row.address.startswith(DOCUMENT)
    ]
    there = get_document_model().objects.filter(pk__in=keys)
    return {f"{DOCUMENT}{pk}" for pk in there.values_list("pk", flat=True)}


def is_answered(path: str) -> bool:
    """Whether something other than a page answers: the search, a theme, a file."""
    if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return True
    for candidate in (path, f"{path}/"):
        with suppress(Resolver404):
            match = resolve(candidate)
            if match.view_name == "page-file":
                return is_file_of_a_page(path)
            # Pages and documents have been looked for; the home page is at "/".
            return match.view_name not in (
                "wagtail_serve",
                "wagtaildocs_serve",
            ) or not candidate.strip("/")
    return False


def is_file_of_a_page(path: str) -> bool:
    for site in Site.objects.select_related("root_page"):
        root = site.root_page.specific
        with suppress(Http404):
            root.route(get_dummy_request(site=site), path.strip("/").split("/"))
            return True
    return False
