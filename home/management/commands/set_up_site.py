from django.core.management.base import BaseCommand

from home.structure import set_up_structure


class Command(BaseCommand):
    help = "Creates the home page, the sections, the groups and the workflow."

    def add_arguments(self, parser):
        parser.add_argument("--hostname", default="localhost", help="of a new site")
        parser.add_argument("--port", type=int, default=80, help="of a new site")

    def handle(self, *, hostname, port, **options):
        set_up_structure(hostname, port)
        if options["verbosity"]:
            self.stdout.write("The structure of the site is in place.")
