"""Which places a moderator looks after first."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .page import PublicPage


def models_to_follow() -> list[type[PublicPage]]:
    """The types of pages that may be followed."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, PublicPage) and model.may_be_followed
    ]


def pages_to_follow():
    """The pages of the types that may be followed, by title."""
    labels = [
        Q(content_type__app_label=model._meta.app_label)
        & Q(content_type__model=model._meta.model_name)
        for model in models_to_follow()
    ]
    if not labels:
        return Page.objects.none()
    return Page.objects.filter(Q.create(labels, connector=Q.OR)).order_by("title")


class FollowingQuerySet(models.QuerySet):
    def paths_by_user(self) -> dict[int, list[str]]:
        """Where in the tree each user follows pages, in one query."""
        paths = {}
        for user, path in self.values_list("user", "page__path"):
            paths.setdefault(user, []).append(path)
        return paths


class Following(models.Model):
    """A page that somebody follows, with all that lies under it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followings"
    )
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="followings")

    objects = FollowingQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page followed")
        verbose_name_plural = _("pages followed")
        constraints = [
            models.UniqueConstraint(fields=["user", "page"], name="followed_once")
        ]

    def __str__(self):
        return f"{self.user}: {self.page}"
