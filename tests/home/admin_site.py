"""Every address of the admin, filled with something that is there."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection, Page, Site, UploadedFile, Workflow

from articles.models import ArticleIndexPage
from editorial.models import Series
from library.models import Image
from moderation.models import OutsideReview
from moderation.reviews.asking import ask
from moderation.roles import CONTRIBUTORS, WORKFLOW
from people.models import Organisation, Person
from search.models import Promotion, SearchTally, Synonym
from tests.editorial.factories import ThemeFactory
from tests.library.factories import ImageFactory, VideoFactory
from tests.moderation.newsroom import draft_by, newsroom, online_by, submit
from tests.upkeep.factories import (
    HeartbeatFactory,
    MissingAddressFactory,
    PageLinkFactory,
)
from tests.users.factories import UserFactory

ADMIN = "admin/"


@dataclass(frozen=True)
class Address:
    """One line of the URL configuration: as it is written, its name, its parameters."""

    route: str
    name: str
    parameters: tuple[str, ...]


def addresses_of_the_admin() -> list[Address]:
    return [a for a in walk(get_resolver(), "", (), ()) if a.route.startswith(ADMIN)]


def walk(resolver, route, namespaces, parameters):
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        names = (
            *parameters,
            *entry.pattern.converters,
            *getattr(getattr(entry.pattern, "regex", None), "groupindex", {}),
        )
        if isinstance(entry, URLResolver):
            inside = (*namespaces, *filter(None, [entry.namespace]))
            yield from walk(entry, here, inside, names)
        else:
            name = ":".join([*namespaces, entry.name]) if entry.name else ""
            yield Address(here, name, tuple(dict.fromkeys(names)))


class AdminSite:
    """A site with one thing of each kind, and the values that name it in addresses.

    ``page`` is somebody's draft that waits for approval, and each text is by people
    outside the four who ask, or else by the contributor.
    """

    def __init__(self):
        self.people = newsroom()
        author = UserFactory(group=CONTRIBUTORS)
        self.section = ArticleIndexPage.objects.get()
        self.waiting = draft_by(author, title="En attente")
        self.step = submit(self.waiting, author)
        self.online = online_by(author, title="En ligne")
        self.own = draft_by(self.people.contributor, title="À soi")
        self.alias = self.online.create_alias(update_slug="alias")
        self.user = author
        self.general = self.values()
        self.special = self.values_by_name()
        self.values_of_own = {**self.values_for(self.own), **self.review(self.own)}

    def values(self) -> dict:
        """By the name of a parameter."""
        upload = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(Image),
            file=ContentFile(b"rien", name="rien.txt"),
            uploaded_by_user=self.user,
        )
        image = ImageFactory()
        document = Document.objects.create(
            title="Un document", file=ContentFile(b"rien", name="rien.txt")
        )
        session = EditingSession.objects.create(
            user=self.user, content_object=self.online, last_seen_at=timezone.now()
        )
        return {
            **self.values_for(self.online),
            "parent_page_id": self.section.pk,
            "destination_id": self.section.pk,
            "content_type_app_name": "articles",
            "content_type_model_name": "articlepage",
            "app_label": "articles",
            "model_name": "articlepage",
            "task_id": self.step.task_id,
            "task_state_id": self.step.pk,
            "workflow_state_id": self.step.workflow_state_id,
            "workflow_pk": self.step.workflow_state.workflow_id,
            "page_pk": Page.get_first_root_node().pk,
            "collection_id": self.collection().pk,
            "redirect_id": Redirect.objects.create(old_path="/ancien").pk,
            "image_id": image.pk,
            "filter_spec": "width-100",
            "document_id": document.pk,
            "doc_id": document.pk,
            "uploaded_file_id": upload.pk,
            "session_id": session.pk,
            "state_id": self.step.workflow_state_id,
            "guide_page": "relire",
            "guide_picture": "connexion.webp",
            "object_id": self.online.pk,
            "instance_pk": SearchTally.objects.create(
                text="fibre", last_day=timezone.localdate(), total=1
            ).pk,
            "uidb64": urlsafe_base64_encode(force_bytes(self.user.pk)),
            "token": default_token_generator.make_token(self.user),
        }

    def collection(self) -> Collection:
        found = Collection.objects.filter(name="Une collection").first()
        return found or Collection.get_first_root_node().add_child(
            name="Une collection"
        )

    def values_for(self, page) -> dict:
        """What names a page and its versions."""
        latest = page.get_latest_revision()
        return {
            "page_id": page.pk,
            "page_to_move_id": page.pk,
            "revision_id": latest.pk,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
        }

    def values_by_name(self) -> list[tuple[str, dict]]:
        """By the beginning of the name of an address: ``pk`` is of many kinds."""
        image, document = self.general["image_id"], self.general["document_id"]
        article = {"pk": self.online.pk}
        waiting = self.values_for(self.waiting)
        keys = {
            "wagtailadmin_collections:": self.collection().pk,
            "wagtailadmin_workflows:edit_task": self.step.task_id,
            "wagtailadmin_workflows:disable_task": self.step.task_id,
            "wagtailadmin_workflows:enable_task": self.step.task_id,
            "wagtailadmin_workflows:": Workflow.objects.get(name=WORKFLOW).pk,
            "wagtailsites:": Site.objects.get().pk,
            "wagtailusers_users:": self.user.pk,
            "wagtailusers_groups:": Group.objects.get(name=CONTRIBUTORS).pk,
            "wagtailsettings:": Site.objects.get().pk,
            "wagtailimages_chooser:": image,
            "wagtaildocs_chooser:": document,
            "wagtailadmin_api:images": image,
            "wagtailadmin_api:documents": document,
            **self.snippets(),
        }
        return [
            ("wagtailadmin_api:pages:action", {**article, "action_name": "unpublish"}),
            ("wagtailadmin_api:pages", article),
            ("wagtailadmin_pages:revisions_compare", article),
            *(
                (f"wagtailadmin_pages:{name}", {**waiting, "action_name": "approve"})
                for name in (
                    "workflow_action",
                    "collect_workflow_action_data",
                    "confirm_workflow_cancellation",
                    "workflow_preview",
                    "workflow_history",
                )
            ),
            (
                "wagtail_bulk_action",
                {"app_label": "wagtailcore", "model_name": "page", "action": "publish"},
            ),
            (
                "wagtailadmin_tag_model_autocomplete",
                {"app_name": "taggit", "model_name": "tag"},
            ),
            ("wagtailadmin_pages:convert_alias", {"page_id": self.alias.pk}),
            ("moderation_decide", {**waiting, "action_name": "approve"}),
            ("moderation_reviews:revoke", self.review(self.online)),
            (
                "wagtailadmin_workflows:add_task",
                {"app_label": "moderation", "model_name": "approvaltask"},
            ),
            (
                "wagtailsettings:",
                {
                    "app_name": "home",
                    "model_name": "sitesettings",
                    "pk": keys["wagtailsettings:"],
                },
            ),
            *((name, {"instance_pk": key}) for name, key in self.registers().items()),
            *((name, {"pk": key}) for name, key in keys.items()),
        ]

    def review(self, page) -> dict:
        """What names a link that somebody outside was sent."""
        review, _token = ask(page, UserFactory(is_superuser=True), reader_name="Jeanne")
        return {"page_id": page.pk, "number": review.pk}

    def registers(self) -> dict:
        """What machines have written, by the beginning of its addresses."""
        return {
            "missing-addresses_": MissingAddressFactory().pk,
            "broken-links_": PageLinkFactory(page=self.online.page_ptr).pk,
            "outside-reviews_": OutsideReview.objects.latest("pk").pk,
            "scheduler_": HeartbeatFactory().pk,
        }

    def snippets(self) -> dict:
        things = [
            Promotion.objects.create(query="fibre"),
            Synonym.objects.create(expression="fibre", equivalents=["ftth"]),
            ThemeFactory(),
            Series.objects.create(title="Une série"),
            Person.objects.create(name="Une personne", slug="une-personne"),
            Organisation.objects.create(
                name="Une organisation", slug="une-organisation"
            ),
            VideoFactory(),
        ]
        return {
            f"wagtailsnippet{kind}_{one._meta.label_lower.replace('.', '_')}:": one.pk
            for one in things
            for kind in ("s", "choosers")
        }

    def query(self, name: str) -> str:
        """What an address needs besides, to find something."""
        return {
            "wagtail_bulk_action": f"?id={self.online.pk}",
            "wagtailadmin_api:pages:find": f"?id={self.online.pk}",
            "wagtailadmin_api:images:find": f"?id={self.general['image_id']}",
            "wagtailadmin_api:documents:find": f"?id={self.general['document_id']}",
        }.get(name, "")

    def fill(self, address: Address, **others) -> str:
        """Where to ask; KeyError names the parameter for which nothing is there."""
        values = dict(self.general)
        for beginning, special in self.special:
            if address.name.startswith(beginning):
                values |= special
                break
        values |= others
        if address.name:
            kwargs = {name: values[name] for name in address.parameters}
            return reverse(address.name, kwargs=kwargs) + self.query(address.name)
        return "/" + re.sub(r"\^\.\*/\$", "nulle-part/", address.route)
