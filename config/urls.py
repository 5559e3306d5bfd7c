"""Every address of the site."""

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import views as sitemap_views
from wagtail.documents import urls as wagtaildocs_urls

from home import views as home_views
from home.feeds import LatestStoriesFeed
from home.sitemaps import SITEMAPS
from library.media import serve_media
from moderation.reviews import urls as review_urls
from users.forms import ReaderSignInForm

handler404 = "home.views.page_not_found"
handler403 = "home.views.permission_denied"

urlpatterns = [
    # In the place of Wagtail's, which tells everybody of every page.
    path("admin/reports/site-history/", include("moderation.site_history")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # For pages behind a login: Wagtail's own address, with our form.
    path(
        "_util/login/",
        LoginView.as_view(
            template_name="wagtailcore/login.html",
            authentication_form=ReaderSignInForm,
        ),
        name="wagtailcore_login",
    ),
    path("", include("search.urls")),
    path("", include("people.urls")),
    path("", include("editorial.urls")),
    path("", include(review_urls)),
    path("fil.atom", LatestStoriesFeed(), name="feed"),
    path("robots.txt", home_views.robots),
    path("favicon.ico", home_views.favicon),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": SITEMAPS},
        name="sitemap-section",
    ),
]

if settings.DEBUG:
    # Not documents: those go through the view that checks who may read them.
    urlpatterns += [
        re_path(
            r"^media/(?P<folder>images|original_images|videos)/(?P<path>.+)$",
            serve_media,
        )
    ]

urlpatterns += [
    # A file that a page makes of itself: /territoires/gers/chiffres.csv
    re_path(r"^((?:[\w\-]+/)+[\w\-]+\.[a-z]+)$", wagtail_views.serve, name="page-file"),
    path("", include(wagtail_urls)),
]
