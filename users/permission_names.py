"""What rights are called where groups are edited.

Django names them when it makes them, in English and in the database; Wagtail shows
those names beside the boxes to tick.
"""

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _
from wagtail.models.pages import PAGE_PERMISSION_TYPES


def name_permissions():
    """In the language of the site, those whose names are shown as they are."""
    renamed = []
    for permission in Permission.objects.select_related("content_type"):
        name = name_of(permission)
        if name and name != permission.name:
            permission.name = name
            renamed.append(permission)
    Permission.objects.bulk_update(renamed, ["name"])


def name_of(permission: Permission) -> str:
    """Nothing for a right that Wagtail finds a name for."""
    model = permission.content_type.model_class()
    if model is None:
        return ""
    if permission.content_type.natural_key() == ("wagtailcore", "page"):
        names = {
            get_permission_codename(action, model._meta): str(long_label)
            for action, _label, long_label in PAGE_PERMISSION_TYPES
        }
    else:
        kind = {"kind": model._meta.verbose_name}
        names = {
            get_permission_codename(action, model._meta): name % kind
            for action, name in (
                ("add", _("Add: %(kind)s")),
                ("change", _("Change: %(kind)s")),
                ("delete", _("Delete: %(kind)s")),
            )
        }
    return names.get(permission.codename, "")
