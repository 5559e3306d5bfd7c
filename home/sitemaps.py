"""What search engines are told of: public pages, themes, people, organisations."""

from django.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps import Sitemap as PageSitemap
from wagtail.models import Page

from editorial.models import Theme
from moderation.visibility import visible_to_public
from people.models import Organisation, Person


class PublicPageSitemap(PageSitemap):
    limit = 5000

    def items(self):
        # The addresses and dates of pages don't need their own types.
        pages = Page.objects.filter(depth__gt=1).order_by("path")
        return visible_to_public(pages, self.get_wagtail_site())


class ThemeSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Theme.objects.order_by("pk")


class PersonSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Person.objects.order_by("pk")


class OrganisationSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Organisation.objects.order_by("pk")


SITEMAPS = {
    "pages": PublicPageSitemap,
    "themes": ThemeSitemap,
    "people": PersonSitemap,
    "organisations": OrganisationSitemap,
}
