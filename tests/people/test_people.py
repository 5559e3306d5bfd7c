import pytest
from django.db.models import ProtectedError

from editorial.models import Credit
from people.models import Person
from tests.articles.factories import ArticlePageFactory
from tests.people.factories import OrganisationFactory, PersonFactory
from tests.users.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Franck Cazalas", "FC"),
        ("Xavier de Mazenod", "XM"),
        ("Voltaire", "V"),
        ("bell hooks", "?"),
    ],
)
def test_initials_stand_in_for_a_portrait(name, initials):
    assert Person(name=name).initials == initials


def test_slugs_are_made_of_names_and_never_clash():
    slugs = [PersonFactory(name="Zoé Àlba").slug for _ in range(3)]
    assert slugs == ["zoe-alba", "zoe-alba-2", "zoe-alba-3"]
    assert OrganisationFactory(name="…").slug == "sans-nom"
    somebody = Person.objects.get(slug="zoe-alba")
    somebody.name = "Autre nom"
    somebody.save()
    assert somebody.slug == "zoe-alba"  # an address that was published stays


def test_a_person_has_a_page_of_what_they_wrote(home, reader):
    group = OrganisationFactory(name="Zevillage")
    author = PersonFactory(name="Ada", organisation=group, biography="Elle écrit.")
    by_her = ArticlePageFactory(
        title="D’elle", credits=[Credit(person=author), Credit(person=author, role="X")]
    )
    ArticlePageFactory(title="D’une autre")
    response = reader.get("/personnes/ada/")
    assert [story.pk for story in response.context["stories"]] == [by_her.pk]
    page = response.content.decode()
    assert "<p>Elle écrit.</p>" in page
    assert '<a href="/organisations/zevillage/">Zevillage</a>' in page


def test_an_organisation_has_its_people_and_what_it_wrote(home, reader):
    group = OrganisationFactory(name="Zevillage")
    PersonFactory(name="Ada", organisation=group)
    story = ArticlePageFactory(credits=[Credit(organisation=group)])
    response = reader.get("/organisations/zevillage/")
    assert [s.pk for s in response.context["stories"]] == [story.pk]
    assert '<a href="/personnes/ada/">Ada</a>' in response.content.decode()


@pytest.mark.parametrize("address", ["/personnes/nemo/", "/organisations/nemo/"])
def test_nobody_has_no_page(home, reader, address):
    assert reader.get(address).status_code == 404


def test_somebody_who_is_credited_is_not_deleted(home):
    author = PersonFactory()
    ArticlePageFactory(credits=[Credit(person=author)])
    with pytest.raises(ProtectedError):
        author.delete()


def test_editors_look_after_people(home, client):
    client.force_login(UserFactory(group="Rédacteurs"))
    data = {"name": "Ada", "links-count": "0"}
    response = client.post("/admin/snippets/people/person/add/", data)
    assert response.status_code == 302
    assert Person.objects.get().slug == "ada"
