import sys

from django.core.management.base import BaseCommand

from ... import scheduling


class Command(BaseCommand):
    """Takes the place of Wagtail's command of the same name."""

    help = (
        "Publishes what is due and withdraws what has expired. One item that fails "
        "holds up no other: the exit status is 1, and those in charge get one mail. "
        "Run it every minute (docs/operations.md)."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dryrun", action="store_true", help="say what is due, and do nothing"
        )

    def handle(self, *, dryrun, verbosity, **options):
        if dryrun:
            self.say_what_is_due()
            return
        heartbeat = scheduling.run()
        if verbosity:
            self.say_what_was_done(heartbeat)
        if heartbeat is not None and heartbeat.failures:
            sys.exit(1)

    def say_what_is_due(self):
        for title, items in (
            ("To be published", scheduling.due_revisions()),
            ("To be withdrawn", scheduling.expired_objects()),
        ):
            names = "".join(f"\n  {item.name}" for item in items) or " nothing"
            self.stdout.write(f"{title}:{names}")

    def say_what_was_done(self, heartbeat):
        if heartbeat is None:
            self.stdout.write("Another run is at it.")
            return
        self.stdout.write(
            f"Published: {len(heartbeat.published)}, "
            f"withdrawn: {len(heartbeat.expired)}, "
            f"failed: {len(heartbeat.failures)}, "
            f"in {heartbeat.duration.total_seconds():.1f} s."
        )
        for failure in heartbeat.failures:
            self.stderr.write(f"{failure['name']}: {failure['sentence']}")
