"""A program that runs the scheduler once, in a database of the environment.

It says each name when it is about to be published, and waits for a line to go on:
"before" its transaction or "within", as the argument says.
"""

import os
import sys
from functools import partial

import django


def ask(name):
    print(name, flush=True)  # noqa: T201
    sys.stdin.readline()


def asking_first(act, name):
    def ask_and_act():
        ask(name)
        return act()

    return ask_and_act


def attempt_with_consent(attempt, items):
    done, failures = [], []
    for item in items:
        if sys.argv[1] == "before":
            ask(item.name)
        else:
            item.act = asking_first(item.act, item.name)
        for outcomes, of_item in zip((done, failures), attempt([item]), strict=True):
            outcomes += of_item
    return done, failures


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    from upkeep import scheduling

    scheduling.attempt = partial(attempt_with_consent, scheduling.attempt)
    heartbeat = scheduling.run()
    print(heartbeat and "finished", flush=True)  # noqa: T201
