from django.conf import settings
from django.core.management.base import BaseCommand
from wagtail.models import Page

from ...external_links import MOST_AT_ONCE, SECONDS_BETWEEN, check
from ...links import public_pages, record_links, review_internal_links
from ...models import PageLink
from ...one_at_a_time import held


class Command(BaseCommand):
    help = (
        "Reviews the links inside the site, then asks other sites for the pages that "
        "published pages link to, one after the other, and keeps what is wrong for "
        "“Suivi du site”. A run that is stopped goes on where it was. Other sites need "
        "RELAIS_CHECK_EXTERNAL_LINKS (docs/operations.md)."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--most", type=int, default=MOST_AT_ONCE, help="addresses to ask for"
        )
        parser.add_argument(
            "--pause",
            type=float,
            default=SECONDS_BETWEEN,
            help="seconds between two questions to one host",
        )
        parser.add_argument(
            "--read",
            action="store_true",
            help="read the links of all published pages first, inside the site too",
        )

    def handle(self, *, most, pause, read, verbosity, **options):
        if read:
            self.read_pages(verbosity)
        review_internal_links(PageLink.objects.all())
        if not settings.RELAIS_CHECK_EXTERNAL_LINKS:
            if verbosity:
                self.stdout.write(
                    "Other sites are not asked: RELAIS_CHECK_EXTERNAL_LINKS=true "
                    "allows it."
                )
            return
        with held("links") as is_free:
            if is_free:
                self.ask_other_sites(most, pause, verbosity)
            elif verbosity:
                self.stdout.write("Another run is at it.")

    def ask_other_sites(self, most, pause, verbosity):
        asked, wrong = 0, 0
        for outcome in check(max(most, 0), max(pause, 0)):
            asked += 1
            wrong += bool(outcome.problem)
            if verbosity and outcome.problem:
                self.stdout.write(f"{outcome.problem}: {outcome.address}")
        if verbosity:
            self.stdout.write(f"Asked for: {asked}, wrong: {wrong}.")

    def read_pages(self, verbosity):
        """For a site that was filled before it had this register, or by an import."""
        pages = Page.objects.filter(pk__in=public_pages().values("pk"), alias_of=None)
        for page in pages.iterator():
            record_links(page)
        if verbosity:
            self.stdout.write("The links of all published pages are read.")
