"""A program that publishes a hundred pages in a row, to be killed meanwhile.

Its database, already there, is that of the environment.
"""

import os

import django

PAGES = 100

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    from home.structure import set_up_structure
    from tests.articles.factories import ArticlePageFactory

    set_up_structure(hostname="testserver")
    print("ready", flush=True)  # noqa: T201
    for number in range(PAGES):
        page = ArticlePageFactory(
            title=f"La fibre {os.getpid()}-{number}", live=False, cover=None
        )
        page.save_revision().publish()
