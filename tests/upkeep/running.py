"""A program that runs the scheduler once, in a database of the environment.

It says each name when it is about to be published, and waits for a line to go on.
"""

import os
import sys

import django


def asking_first(act, name):
    def ask_and_act():
        print(name, flush=True)  # noqa: T201
        sys.stdin.readline()
        return act()

    return ask_and_act


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    from upkeep import scheduling

    attempt = scheduling.attempt

    def attempt_with_consent(items):
        for item in items:
            item.act = asking_first(item.act, item.name)
        return attempt(items)

    scheduling.attempt = attempt_with_consent
    heartbeat = scheduling.run()
    print(heartbeat and "finished", flush=True)  # noqa: T201
