import pytest
from django.core.exceptions import ValidationError

from library.models import Image
from tests.library.factories import ImageFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("alt_text", "is_decorative", "is_described", "default_alt_text"),
    [
        ("Un pont", False, True, "Un pont"),
        ("", True, True, ""),
        ("", False, False, ""),
        ("   ", False, False, "   "),
    ],
)
def test_words_for_those_who_cannot_see_the_picture(
    alt_text, is_decorative, is_described, default_alt_text
):
    image = Image(alt_text=alt_text, is_decorative=is_decorative)
    assert image.is_described is is_described
    assert image.default_alt_text == default_alt_text


def test_a_picture_is_not_described_and_decorative_at_once():
    image = ImageFactory.build(alt_text="Un pont", is_decorative=True)
    with pytest.raises(ValidationError) as refusal:
        image.clean()
    assert list(refusal.value.message_dict) == ["alt_text"]


def test_upload_asks_for_alternative_text_credit_and_licence(client, home):
    client.force_login(UserFactory(is_superuser=True))
    form = client.get("/admin/images/add/").context["form"]
    asked = ["alt_text", "is_decorative", "credit", "licence"]
    assert [name for name in form.fields if name in asked] == asked
    assert form.fields["credit"].required
    assert form.fields["licence"].required
