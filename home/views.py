"""Pages that answer when there is no page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from upkeep.suggestions import pages_like


def page_not_found(request, exception):
    """Say so, and name the public pages whose address looks like what was asked."""
    meta = {"title": _("Page not found"), "noindex": True}
    suggestions = suggestions_for(request)
    return render(
        request, "404.html", {"meta": meta, "suggestions": suggestions}, status=404
    )


def permission_denied(request, exception):
    meta = {"title": _("Access denied"), "noindex": True}
    return render(request, "403.html", {"meta": meta}, status=403)


def form_refused(request, reason=""):
    """For a form that comes from elsewhere, or that waited too long."""
    return permission_denied(request, reason)


def suggestions_for(request):
    """Up to three public pages, as titles and addresses, the closest first."""
    pages = pages_like([request.path], Site.find_for_request(request))
    return [
        {"title": page.title, "url": page.get_url(request)}
        for page in pages[request.path]
    ]


@require_safe
@cache_control(max_age=86_400)
def favicon(request):
    """For those who ask for it without having read the page."""
    return redirect(static("img/favicon-32.png"))


@require_safe
@cache_control(max_age=3600)
def robots(request):
    """Everything may be read but the admin; the sitemap says what there is."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}",
        f"Sitemap: {sitemap}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
