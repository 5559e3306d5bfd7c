import logging
import os
import signal
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from ... import scheduling

logger = logging.getLogger(__name__)

LISTENING = 0.5  # seconds between two looks at whether to go on


class Command(BaseCommand):
    help = (
        "Runs the scheduler again and again, beside the development server. It ends "
        "with the process that started it. Production has cron or systemd instead."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--interval", type=float, default=20, help="seconds between two runs"
        )

    def handle(self, *, interval, **options):
        # A shell starts what goes to the background deaf to Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        parent = os.getppid()
        try:
            while os.getppid() == parent:
                self.tick()
                wait(interval, parent)
        except KeyboardInterrupt:
            return

    def tick(self):
        """One run. A database that is away for a while is no reason to end."""
        close_old_connections()
        try:
            heartbeat = scheduling.run()
        except Exception:
            logger.exception("The scheduler could not run")
            connection.close()
            return
        for name in heartbeat.published if heartbeat else ():
            self.stdout.write(f"Published: {name}")
        for name in heartbeat.expired if heartbeat else ():
            self.stdout.write(f"Withdrawn: {name}")
        self.stdout.flush()


def wait(seconds, parent):
    """Sleep, but no longer than the process that started this one."""
    end = time.monotonic() + seconds
    while os.getppid() == parent and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, LISTENING))
