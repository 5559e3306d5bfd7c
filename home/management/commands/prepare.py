import re
import socket

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Site

from home.demo import ACCOUNTS, PASSWORD
from home.models import HomePage
from search.rebuilding import is_current

LOOPBACK = "127.0.0.1"
LAST_PORT = 65535


class Command(BaseCommand):
    help = (
        "Gets this machine ready to serve: migrates, sets up the structure, and loads "
        "the demo publication into a new database. Prints where to go."
    )

    def add_arguments(self, parser):
        parser.add_argument("--port", default="8000")

    def handle(self, *, port, **options):
        port = parse_port(port)
        refuse_taken_port(port)
        call_command("migrate", verbosity=0)
        is_new = not HomePage.objects.exists()
        # All or nothing: a run that is stopped leaves a new site for the next one.
        with transaction.atomic():
            call_command("set_up_site", hostname=LOOPBACK, port=port, verbosity=0)
            if is_new:
                self.stdout.write("Loading the demo publication…")
                call_command("load_demo", verbosity=0)
        if not is_current():
            self.stdout.write("Reading the site for its search…")
            call_command("rebuild_search")
        follow_port(port)
        self.print_addresses(port)

    def print_addresses(self, port):
        site = f"http://{LOOPBACK}:{port}/"
        self.stdout.write(f"\nThe site   {site}\nThe admin  {site}admin/")
        demo_users = get_user_model().objects.filter(is_demo=True)
        present = set(demo_users.values_list("username", flat=True))
        for account in ACCOUNTS:
            if account["username"] in present:
                self.stdout.write(f"           {account['username']} / {PASSWORD}")
        self.stdout.write("")


def parse_port(text) -> int:
    """A TCP port, 0 for any; CommandError for what is none."""
    if re.fullmatch(r"[0-9]{1,5}", str(text)) and int(text) <= LAST_PORT:
        return int(text)
    raise CommandError(
        f"“{text}” is no port. Choose a number up to {LAST_PORT}: make run PORT=8001",
        returncode=2,
    )


def follow_port(port):
    """Have the sitemap and the feed name the port of this run, on this machine."""
    site = Site.objects.get(is_default_site=True)
    if site.hostname == LOOPBACK and site.port != port:
        site.port = port
        site.save()


def refuse_taken_port(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            raise CommandError(
                f"Port {port} is taken. Choose another: make run PORT={port + 1}"
            ) from None
