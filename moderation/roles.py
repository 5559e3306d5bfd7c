"""Who may do what: the groups of the newsroom, and how a draft gets approved.

Set up once and kept: what an administrator changed since stays as it is.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITORS = "Rédacteurs"
MODERATORS = "Modérateurs"
WORKFLOW = "Relecture avant publication"

EDITOR_PAGE_PERMISSIONS = ["add_page", "change_page"]
MODERATOR_PAGE_PERMISSIONS = [
    *EDITOR_PAGE_PERMISSIONS,
    "publish_page",
    "lock_page",
    "unlock_page",
]
COLLECTION_PERMISSIONS = [
    f"{action}_{model}"
    for model in ("image", "document")
    for action in ("add", "change", "choose")
]


def set_up_roles(
    root: Page, models: list[str], moderator_rights: list[str] | None = None
) -> list[Group]:
    """Create the groups that are missing, with rights on the pages under ``root``.

    ``models`` are the labels of what editors look after besides pages
    ("people.Person"), ``moderator_rights`` the permissions that moderators alone have
    ("search.add_synonym"). Returns the groups that were created.
    """
    created = []
    for name, page_permissions in (
        (EDITORS, EDITOR_PAGE_PERMISSIONS),
        (MODERATORS, MODERATOR_PAGE_PERMISSIONS),
    ):
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            grant(group, root, page_permissions, models)
            if name == MODERATORS:
                group.permissions.add(*map(permission, moderator_rights or []))
            created.append(group)
    remove_unused_stock_groups()
    return created


def permission(name: str) -> Permission:
    """The permission that ``has_perm()`` calls "search.add_synonym"."""
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def grant(group, root, page_permissions, models):
    group.permissions.add(
        Permission.objects.get(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )
    )
    for codename in page_permissions:
        GroupPagePermission.objects.create(
            group=group,
            page=root,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            ),
        )
    for codename in COLLECTION_PERMISSIONS:
        GroupCollectionPermission.objects.create(
            group=group,
            collection=Collection.get_first_root_node(),
            permission=Permission.objects.get(
                content_type__app_label__in=["library", "wagtaildocs"],
                codename=codename,
            ),
        )
    for label in models:
        app_label, model = label.lower().split(".")
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label=app_label,
                codename__in=[f"{act}_{model}" for act in ("add", "change", "view")],
            )
        )


def remove_unused_stock_groups():
    """Wagtail's migrations leave two English groups and a workflow behind."""
    for group in Group.objects.filter(name__in=["Editors", "Moderators"], user=None):
        for task in GroupApprovalTask.objects.filter(groups=group, task_states=None):
            Workflow.objects.filter(
                workflow_tasks__task=task, workflow_states=None
            ).delete()
            task.delete()
        group.delete()


def set_up_workflow(root: Page) -> Workflow | None:
    """Have every page under ``root`` approved by a moderator; None when it stood."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return None
    task = GroupApprovalTask.objects.create(name="Accord d’un modérateur")
    task.groups.add(Group.objects.get(name=MODERATORS))
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return workflow
