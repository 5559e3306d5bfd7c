from itertools import pairwise

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext
from wagtail.models import (
    Collection,
    GroupPagePermission,
    Page,
    PageLogEntry,
    Site,
    Workflow,
)

from articles.models import ArticleIndexPage
from home.models import HomePage
from home.structure import set_up_structure
from moderation.models import ApprovalTask
from moderation.reviews.workflow import WORKFLOW_WITH_AGREEMENT
from moderation.roles import (
    ADMINISTRATORS,
    CONTRIBUTORS,
    EDITORS,
    MODERATORS,
    WORKFLOW,
    remove_unused_stock_groups,
)

pytestmark = pytest.mark.django_db


def test_set_up_makes_a_site_with_its_sections(home):
    assert [page.title for page in home.get_children()] == [
        "Articles",
        "Entretiens",
        "Territoires",
    ]
    assert Site.objects.get().root_page.specific == home
    assert set(Page.objects.filter(depth=2)) == {home.page_ptr}


def test_what_django_and_wagtail_have_named_is_named_in_french(home):
    assert Page.get_first_root_node().title == "Racine"
    assert Collection.get_first_root_node().name == "Racine"
    assert not PageLogEntry.objects.filter(action="wagtail.delete").exists()
    names = dict(Permission.objects.values_list("codename", "name"))
    assert names["add_theme"] == "Ajouter\u00a0: thème"
    assert names["unlock_page"] == gettext("Unlock any page")
    # Wagtail has the French of these, under their English names.
    assert names["access_admin"] == "Can access Wagtail admin"


def test_set_up_twice_keeps_what_an_administrator_changed(home):
    ArticleIndexPage.objects.update(title="À lire")
    Collection.objects.filter(depth=1).update(name="Photothèque")
    Group.objects.get(name=EDITORS).permissions.clear()
    Workflow.objects.get(name=WORKFLOW).workflow_pages.all().delete()
    set_up_structure()
    assert ArticleIndexPage.objects.get().title == "À lire"
    assert Collection.get_first_root_node().name == "Photothèque"
    assert Group.objects.get(name=EDITORS).permissions.count() == 0
    assert Workflow.objects.get(name=WORKFLOW).workflow_pages.count() == 0
    assert HomePage.objects.count() == 1


def test_set_up_twice_brings_back_nothing_that_was_renamed_or_replaced(home):
    Group.objects.filter(name=EDITORS).update(name="Plumes")
    Workflow.objects.filter(name=WORKFLOW).update(name="À notre façon")
    Group.objects.create(name="Editors")
    set_up_structure()
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Plumes",
        "Editors",
        CONTRIBUTORS,
        MODERATORS,
        ADMINISTRATORS,
    }
    assert {workflow.name for workflow in Workflow.objects.all()} == {
        "À notre façon",
        WORKFLOW_WITH_AGREEMENT,
    }


def test_groups_are_those_of_the_newsroom(home):
    groups = (CONTRIBUTORS, EDITORS, MODERATORS, ADMINISTRATORS)
    assert set(Group.objects.values_list("name", flat=True)) == set(groups)
    rights = {
        group: set(
            GroupPagePermission.objects.filter(group__name=group).values_list(
                "permission__codename", flat=True
            )
        )
        for group in groups
    }
    moderators = {
        *("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    }
    assert rights == {
        CONTRIBUTORS: {"add_page"},
        EDITORS: {"add_page", "change_page"},
        MODERATORS: moderators,
        ADMINISTRATORS: moderators | {"bulk_delete_page"},
    }


def rights_of(name):
    rights = Group.objects.get(name=name).permissions
    return set(rights.values_list("codename", flat=True))


def test_contributors_see_labels_and_send_films(home):
    labels = ("theme", "series", "person", "organisation", "video")
    assert rights_of(CONTRIBUTORS) == {
        *("access_admin", "add_video"),
        *(f"view_{label}" for label in labels),
    }


def test_each_role_may_do_what_the_one_before_may(home):
    roles = [CONTRIBUTORS, EDITORS, MODERATORS, ADMINISTRATORS]
    assert all(rights_of(less) < rights_of(more) for less, more in pairwise(roles))


def test_administrators_look_after_accounts_and_the_site(home):
    acts = ("add", "change", "delete", "view")
    tools = ("user", "group", "site", "workflow", "task", "approvaltask")
    labels = ("theme", "series", "person", "organisation", "video")
    assert rights_of(ADMINISTRATORS) - rights_of(MODERATORS) == {
        *("change_sitesettings", "change_videosettings"),
        *(f"{act}_{tool}" for act in acts for tool in tools),
        *(f"delete_{label}" for label in labels),
    }


def test_editors_look_after_videos_and_labels_and_delete_none(home):
    labels = ("theme", "series", "person", "organisation", "video")
    assert rights_of(EDITORS) == {
        "access_admin",
        *(f"{act}_{label}" for act in ("add", "change", "view") for label in labels),
    }


def test_moderators_decide_what_searches_lead_to_and_look_after_the_site(home):
    tools = ("synonym", "promotion", "redirect")
    acts = ("add", "change", "delete", "view")
    assert rights_of(MODERATORS) - rights_of(EDITORS) == {
        *("view_searchtally", "delete_searchtally"),
        *(f"{act}_{tool}" for act in acts for tool in tools),
        *("view_missingaddress", "delete_missingaddress", "view_pagelink"),
        *("view_heartbeat", "view_outsidereview"),
    }
    assert rights_of(EDITORS) < rights_of(MODERATORS)


def test_stock_groups_with_people_in_them_stay(db, django_user_model):
    somebody = django_user_model.objects.create(username="quelqu-un")
    somebody.groups.add(Group.objects.create(name="Editors"))
    Group.objects.create(name="Moderators")
    remove_unused_stock_groups()
    assert Group.objects.filter(name="Editors").exists()
    assert not Group.objects.filter(name="Moderators").exists()


def test_one_workflow_covers_every_page(home):
    workflow = ArticleIndexPage.objects.get().get_workflow()
    assert workflow.name == WORKFLOW
    task = ApprovalTask.objects.get()
    assert [step.specific for step in workflow.tasks] == [task]
    assert {group.name for group in task.groups.all()} == {MODERATORS, ADMINISTRATORS}
    assert Workflow.objects.count() == 2  # one that nobody follows yet
