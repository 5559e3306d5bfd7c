"""From a missing address to a redirect: by one button, or by Wagtail's own form."""

import re
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView
from wagtail.log_actions import log
from wagtail.models import Page, Site

from moderation.visibility import visible_to_public

from .models import MissingAddress

CHOICE = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


@require_POST
def redirect_missing_address(request):
    """Redirect an address to the page that was chosen: "address-page", by their keys.

    Wagtail looks redirects up without the final slash: one answers for both.
    """
    for right in ("wagtailredirects.add_redirect", "upkeep.view_missingaddress"):
        if not request.user.has_perm(right):
            raise PermissionDenied
    address, page = chosen(request)
    if page is None:
        messages.error(request, _("This address or this page isn’t there any more."))
        return redirect(register_of_addresses())
    with one_at_a_time(address.path):
        made, is_new = Redirect.objects.get_or_create(
            old_path=address.path, site=None, defaults={"redirect_page": page}
        )
        if is_new:
            log(instance=made, action="wagtail.create", user=request.user)
    if is_new:
        purge_urls_from_cache(made.old_links())
        messages.success(
            request,
            _("%(path)s leads to “%(title)s” from now on.")
            % {"path": address.path, "title": page.title},
            buttons=[
                messages.button(
                    reverse("wagtailredirects:edit", args=[made.pk]), _("Edit")
                )
            ],
        )
    else:
        messages.warning(request, _("This address was redirected already."))
    return redirect(register_of_addresses())


@contextmanager
def one_at_a_time(path: str):
    """Of two who redirect an address at once, the second sees what the first did.

    No constraint of the database holds for redirects of all sites, and two of them
    for one address are an error for its readers.
    """
    with transaction.atomic():
        MissingAddress.objects.select_for_update().filter(path=path).first()
        yield


def chosen(request):
    """The missing address, and the page among those that anybody may read; or None."""
    keys = CHOICE.fullmatch(request.POST.get("choice", ""))
    if keys is None:
        return None, None
    address = MissingAddress.objects.filter(pk=keys[1]).first()
    public = visible_to_public(Page.objects.all(), Site.find_for_request(request))
    return address, address and public.filter(pk=keys[2]).first()


class AddRedirectView(CreateView):
    """Wagtail's form for a redirect, from a missing address; then back to the list."""

    def get_initial(self):
        path = self.request.GET.get("path", "").replace("\x00", "")[:255]
        return {"old_path": path, "is_permanent": True}

    def post(self, request, *args, **kwargs):
        typed = request.POST.get("old_path", "").replace("\x00", "")
        with one_at_a_time(Redirect.normalise_path(typed)):
            return super().post(request, *args, **kwargs)

    def get_success_url(self):
        return register_of_addresses()


def register_of_addresses() -> str:
    return reverse("missing-addresses_modeladmin_index")
