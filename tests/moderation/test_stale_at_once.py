"""Two people save one page in the same instant: one of them is told."""

import pytest

from tests.articles.factories import ArticlePageFactory
from tests.at_once import at_once
from tests.database_copy import db  # noqa: F401 (a fixture: the copy)

from .stale_forms import loaded
from .test_stale_pages import JSON, edit, form_data, sign_in

pytestmark = pytest.mark.wagtail_index  # as in production

ROUNDS = 4


def sends(client, page, data, kind):
    return lambda: client.post(edit(page), data, **kind)


@pytest.mark.parametrize(("kind", "answers"), [({}, [302, 409]), (JSON, [200, 400])])
def test_of_two_at_once_one_is_refused(home, kind, answers):
    article = ArticlePageFactory(title="Un article", slug="un-article")
    article.save_revision()
    clients = [sign_in(), sign_in()]
    for number in range(ROUNDS):
        opened, count = loaded(article), article.revisions.count()
        responses = at_once(
            *(
                sends(
                    client,
                    article,
                    {**form_data(title=f"{client.user} {number}"), **opened},
                    kind,
                )
                for client in clients
            )
        )
        assert sorted(response.status_code for response in responses) == answers
        assert article.revisions.count() == count + 1
