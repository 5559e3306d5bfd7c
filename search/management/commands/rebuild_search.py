from django.core.management.base import BaseCommand

from search.rebuilding import Rebuilding


class Command(BaseCommand):
    help = (
        "Bring the search index to what the site publishes, and say what was wrong. "
        "It can be stopped and run again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="only say what is wrong; the exit status is 1 when something is",
        )

    def handle(self, *args, check, **options):
        rebuilding = Rebuilding(is_check=check)
        for done, of in rebuilding.run():
            self.stdout.write(f"\r{done}/{of}", ending="")
            self.stdout.flush()
        self.stdout.write("")
        for line in rebuilding.report():
            self.stdout.write(line)
        if check and rebuilding.drift:
            raise SystemExit(1)
