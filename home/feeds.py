"""The feed of what is new."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Site

from editorial.models import Story

from .models import SiteSettings

STORIES_IN_FEED = 20


class LatestStoriesFeed(Feed):
    feed_type = Atom1Feed
    language = "fr"

    def get_object(self, request):
        return request

    def title(self, request):
        return SiteSettings.for_request(request).name

    def subtitle(self, request):
        return SiteSettings.for_request(request).description

    def link(self, request):
        return request.build_absolute_uri("/")

    def feed_url(self, request):
        return request.build_absolute_uri(reverse("feed"))

    def items(self, request):
        site = Site.find_for_request(request)
        stories = Story.objects.visible_to_public(site).newest_first()
        for story in stories[:STORIES_IN_FEED]:
            story.address = story.get_full_url(request)
            yield story

    def item_title(self, story):
        return without_controls(story.title)

    def item_description(self, story):
        return without_controls(story.standfirst)

    def item_link(self, story):
        return story.address

    def item_pubdate(self, story):
        return story.first_published_at

    def item_updateddate(self, story):
        return story.last_published_at


def without_controls(text: str) -> str:
    """A text that XML can hold: a paste may bring control characters along."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
