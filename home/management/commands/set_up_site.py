from django.core.management.base import BaseCommand

from home.structure import set_up_structure
from territories.small_reference import load_small_reference


class Command(BaseCommand):
    help = (
        "Creates the home page, the sections, the groups and the workflow, and loads "
        "the official codes that a new site starts with."
    )

    def add_arguments(self, parser):
        parser.add_argument("--hostname", default="localhost", help="of a new site")
        parser.add_argument("--port", type=int, default=80, help="of a new site")

    def handle(self, *, hostname, port, **options):
        set_up_structure(hostname, port)
        load_small_reference()
        if options["verbosity"]:
            self.stdout.write("The structure of the site is in place.")
