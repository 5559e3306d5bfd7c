"""What an editor types on the nights of the clock change is what happens.

In March 2027 the clocks go from 2 h to 3 h on the 28th, in October from 3 h to 2 h on
the 31st.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from articles.models import ArticlePage
from moderation.roles import EDITORS
from tests.articles.test_models import add_url, form_data
from tests.users.factories import UserFactory
from upkeep import scheduling

MOMENTS = [
    ("28/03/2027 01:59", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
    ("28/03/2027 03:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
    ("31/10/2027 01:59", datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
    ("31/10/2027 03:00", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
]
TWICE = (
    "Cette nuit-là, on passe à l’heure d’hiver et 02:30 arrive deux fois. "
    "Choisissez une heure avant ou après."
)
NEVER = (
    "Cette nuit-là, on passe à l’heure d’été et 02:30 n’existe pas. "
    "Choisissez par exemple 03:30."
)


@pytest.fixture
def editor(home, client):
    client.force_login(UserFactory(group=EDITORS))
    return client


@pytest.mark.parametrize(("typed", "moment"), MOMENTS)
def test_a_page_goes_online_and_offline_at_the_hour_that_was_typed(
    editor, clock, typed, moment
):
    """The one that ends then is online a day before."""
    editor.post(add_url(), form_data(slug="debut", go_live_at=typed))
    editor.post(add_url(), form_data(slug="fin", expire_at=typed))
    clock(moment - timedelta(days=1))
    for page in ArticlePage.objects.all():
        page.get_latest_revision().publish()

    def live():
        return set(ArticlePage.objects.live().values_list("slug", flat=True))

    clock(moment - timedelta(seconds=1))
    scheduling.run()
    assert live() == {"fin"}
    clock(moment)
    scheduling.run()
    assert live() == {"debut"}


@pytest.mark.parametrize(
    ("typed", "sentence"), [("28/03/2027 02:30", NEVER), ("31/10/2027 02:30", TWICE)]
)
def test_an_hour_that_is_none_or_two_is_refused_at_its_field(editor, typed, sentence):
    response = editor.post(add_url(), form_data(go_live_at=typed))
    assert response.context["form"].errors["go_live_at"] == [sentence]
    assert sentence in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_what_is_no_date_is_refused_as_ever():
    field = ArticlePage.get_edit_handler().get_form_class().base_fields["go_live_at"]
    with pytest.raises(ValidationError) as refusal:
        field.clean("demain")
    assert refusal.value.error_list[0].code == "invalid"
