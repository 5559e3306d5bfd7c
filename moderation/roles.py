"""Who may do what: the groups of the newsroom, and how a draft gets approved.

Set up once and kept: what an administrator changed since stays as it is.
"""

from dataclasses import dataclass, field

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

from .models import ApprovalTask

CONTRIBUTORS = "Contributeurs"
EDITORS = "Rédacteurs"
MODERATORS = "Modérateurs"
ADMINISTRATORS = "Administrateurs"
WORKFLOW = "Relecture avant publication"

EVERY_ACT = ["add", "change", "delete", "view"]


@dataclass
class Role:
    """A group of the newsroom, and what it may do. Each right is named without its
    model: on pages under the root, and on pictures and documents.
    """

    name: str
    page_rights: list[str]
    file_rights: list[str]
    # Those that ``has_perm()`` calls "search.add_synonym".
    rights: list[str] = field(default_factory=list)
    looks_after_collections: bool = False


def newsroom(
    labels: list[str],
    contributor_rights: list[str],
    moderator_rights: list[str],
    administrator_rights: list[str],
) -> list[Role]:
    """The four roles, each with what the one before may do.

    ``labels`` are the models of what editors look after besides pages
    ("people.Person"); other rights are named as ``has_perm()`` does.
    """
    editor_rights = rights_on(labels, ["add", "change", "view"])
    moderator_rights = [*editor_rights, *moderator_rights]
    files = ["add", "change", "choose"]
    return [
        # Whoever may add a page may change it, as long as it is their own.
        Role(CONTRIBUTORS, ["add"], ["add", "choose"], contributor_rights),
        Role(EDITORS, ["add", "change"], files, editor_rights),
        Role(
            MODERATORS,
            ["add", "change", "publish", "lock", "unlock"],
            files,
            moderator_rights,
        ),
        Role(
            ADMINISTRATORS,
            ["add", "change", "publish", "lock", "unlock", "bulk_delete"],
            files,
            [*moderator_rights, *rights_on(labels, ["delete"]), *administrator_rights],
            looks_after_collections=True,
        ),
    ]


def rights_on(models: list[str], acts: list[str] = EVERY_ACT) -> list[str]:
    """ "people.add_person" and so on, for models that are named "people.Person"."""
    named = [model.lower().split(".") for model in models]
    return [f"{app}.{act}_{model}" for app, model in named for act in acts]


def set_up_roles(root: Page, roles: list[Role]) -> list[Group]:
    """Create the groups that are missing, with rights on the pages under ``root``.

    Returns the groups that were created.
    """
    created = []
    for role in roles:
        group, is_new = Group.objects.get_or_create(name=role.name)
        if is_new:
            grant(group, root, role)
            created.append(group)
    remove_unused_stock_groups()
    return created


def permission(name: str) -> Permission:
    """The permission that ``has_perm()`` calls "search.add_synonym"."""
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def grant(group: Group, root: Page, role: Role):
    group.permissions.add(*map(permission, ["wagtailadmin.access_admin", *role.rights]))
    for act in role.page_rights:
        GroupPagePermission.objects.create(
            group=group, page=root, permission=permission(f"wagtailcore.{act}_page")
        )
    on_collections = [
        f"{app}.{act}_{model}"
        for app, model in (("library", "image"), ("wagtaildocs", "document"))
        for act in role.file_rights
    ]
    if role.looks_after_collections:
        acts = ["add", "change", "delete"]
        on_collections += rights_on(["wagtailcore.Collection"], acts)
    for name in on_collections:
        GroupCollectionPermission.objects.create(
            group=group,
            collection=Collection.get_first_root_node(),
            permission=permission(name),
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
    """Have every page under ``root`` approved by a moderator who hasn't written it.

    None when it stood.
    """
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return None
    task = ApprovalTask.objects.create(name="Accord d’un modérateur")
    task.groups.set(Group.objects.filter(name__in=[MODERATORS, ADMINISTRATORS]))
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return workflow
