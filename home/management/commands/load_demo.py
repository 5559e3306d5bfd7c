from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from home.structure import set_up_structure


class Command(BaseCommand):
    help = (
        "Loads the demo publication, whatever of it is missing: what was edited stays. "
        "With --remove, deletes it."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--remove", action="store_true", help="delete the demo publication"
        )

    def handle(self, *, remove, **options):
        # Each app brings its own; those that it builds on come first.
        demos = [
            import_module(f"{app}.demo")
            for app in reversed(settings.PROJECT_APPS)
            if find_spec(f"{app}.demo")
        ]
        with transaction.atomic():
            set_up_structure()
            for demo in reversed(demos) if remove else demos:
                app = demo.__name__.split(".")[0]
                if options["verbosity"]:
                    self.stdout.write(f"{app}…")
                if remove:
                    demo.remove()
                elif hasattr(demo, "load"):
                    demo.load()
        if options["verbosity"]:
            self.stdout.write(
                "The demo publication is removed."
                if remove
                else "The demo publication is in place."
            )
