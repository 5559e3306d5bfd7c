"""The ways by which somebody could try to put a text online, one function each.

A way takes whoever tries and the site they try it on (``Newsroom``), and is asked of
people who may not, and of the one who gets there by it. A few lead nowhere, whoever
tries: see ``way()`` and ``test_ways_to_publish``.
"""

import json
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
)
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from articles.models import ArticleIndexPage, ArticlePage
from home.models import SiteSettings
from interviews.models import InterviewIndexPage
from moderation.fingerprint import fingerprint
from moderation.models import ApprovalTask
from moderation.roles import MODERATORS, WORKFLOW

from .newsroom import (
    change,
    draft_by,
    form_of,
    newsroom,
    online_by,
    signed_in,
    submit,
)

TOMORROW = timedelta(days=1)


class Newsroom:
    """Texts in each state, where ``author`` wrote what isn't online."""

    def __init__(self, role: str):
        self.people = newsroom()
        self.author = author = getattr(self.people, role)
        editor = self.people.editor
        self.section = ArticleIndexPage.objects.get()
        self.other_section = self.section.get_parent().add_child(
            instance=ArticleIndexPage(title="Archives", slug="archives")
        )
        SiteSettings.for_site(Site.objects.get())
        self.draft = draft_by(author, title="Brouillon")
        self.waiting = draft_by(author, title="En attente")
        # Somebody else submits it, so that writing it is what counts.
        submit(self.waiting, editor)
        self.elsewhere = draft_by(editor, title="D’un autre")
        submit(self.elsewhere, self.people.administrator)
        self.online = online_by(editor, title="En ligne")
        self.corrected = online_by(editor, title="Corrigé")
        change(self.corrected, author, title="Correction")
        self.locked = draft_by(author, title="Verrouillé", locked=True)
        ArticlePage.objects.filter(pk=self.locked.pk).update(
            locked_by=self.people.superuser, locked_at=timezone.now()
        )
        self.private = online_by(editor, title="Réservé")
        PageViewRestriction.objects.create(page=self.private, restriction_type="login")
        self.scheduled = draft_by(editor, title="Programmé")
        self.scheduled.go_live_at = timezone.now() + TOMORROW
        self.scheduled.save_revision(user=editor).publish()

    def step(self, page):
        return ArticlePage.objects.get(pk=page.pk).current_workflow_task_state


@dataclass
class Attempt:
    """Somebody who tries, on the pages of a newsroom."""

    user: object
    site: Newsroom
    client: Client = field(init=False)

    def __post_init__(self):
        self.client = signed_in(self.user)

    def post(self, name, *args, data=None, query="", **headers):
        address = reverse(name, args=args) + query
        return self.client.post(address, data or {}, headers=headers)

    def edit(self, page, name="wagtailadmin_pages:edit", args=(), **posted):
        form = form_of(Page.objects.get(pk=page.pk), **posted)
        return self.post(name, page.pk, *args, data=form)

    def save_as_json(self, page, **posted):
        return self.client.post(
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            form_of(page, **posted),
            headers={"Accept": "application/json"},
        )

    def create(self, parent, **posted):
        page = ArticlePage(title="Nouveau", slug="nouveau", kind="article")
        page.standfirst = "Un chapô."
        form = form_of(page, **posted)
        args = ("articles", "articlepage", parent.pk)
        return self.post("wagtailadmin_pages:add", *args, data=form)

    def bulk(self, act, *pages, query="", **posted):
        ids = "&".join(f"id={page.pk}" for page in pages)
        return self.client.post(
            f"/admin/bulk/wagtailcore/page/{act}/?{ids}{query}", posted
        )

    def api(self, page, act, **data):
        address = f"/admin/api/main/pages/{page.pk}/action/{act}/"
        return self.client.post(address, data, content_type="application/json")

    def copy(self, page, **posted):
        form = {
            "new_title": "Copie",
            "new_slug": "copie",
            "new_parent_page": self.site.section.pk,
            **posted,
        }
        return self.post("wagtailadmin_pages:copy", page.pk, data=form)

    def decide(self, page, act="approve", step_of=None, data=None, **headers):
        step = self.site.step(step_of or page)
        args = (page.pk, act, step.pk)
        return self.post(
            "wagtailadmin_pages:workflow_action", *args, data=data, **headers
        )

    def approve_in_form(self, page, **posted):
        return self.edit(
            page,
            **{
                "action-workflow-action": "true",
                "workflow-action-name": "approve",
                **posted,
            },
        )


PUBLISH = {"action-publish": "1"}
WAYS_TO_PUBLISH, WAYS_TO_APPROVE, WAYS_AROUND = {}, {}, {}


def way(ways, right_person="other_moderator"):
    """Register a way, with the one person of the newsroom who gets there by it.

    None: nobody does, whatever their rights, as what is sent asks for nothing or for
    what isn't offered to anybody.
    """

    def register(function):
        ways[function.__name__] = function, right_person
        return function

    return register


def spelled(moment) -> str:
    return timezone.localtime(moment).strftime("%d/%m/%Y %H:%M")


# Publish directly


@way(WAYS_TO_PUBLISH)
def the_form(a):
    a.edit(a.site.draft, **PUBLISH)


@way(WAYS_TO_PUBLISH)
def the_form_of_a_page_that_is_online(a):
    a.edit(a.site.corrected, **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def the_form_with_other_words(a):
    a.edit(a.site.draft, title="Encore autre chose", **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def the_form_of_a_page_in_review(a):
    a.edit(a.site.waiting, **PUBLISH)


@way(WAYS_TO_PUBLISH)
def the_form_to_publish_and_to_submit(a):
    a.edit(a.site.draft, **{"action-submit": "1"}, **PUBLISH)


@way(WAYS_TO_PUBLISH)
def a_date_to_come(a):
    a.edit(a.site.draft, go_live_at=spelled(timezone.now() + TOMORROW), **PUBLISH)


@way(WAYS_TO_PUBLISH)
def a_date_gone_by(a):
    a.edit(a.site.draft, go_live_at=spelled(timezone.now() - TOMORROW), **PUBLISH)


@way(WAYS_TO_PUBLISH, None)
def a_date_gone_by_in_a_draft(a):
    a.edit(a.site.draft, go_live_at=spelled(timezone.now() - TOMORROW))
    call_command("publish_scheduled", verbosity=0)


@way(WAYS_TO_PUBLISH, None)
def fields_that_no_form_has(a):
    a.edit(
        a.site.draft,
        live="on",
        live_revision=a.site.draft.latest_revision_id,
        approved_go_live_at=spelled(timezone.now() - TOMORROW),
        status="live",
        publish="on",
        owner=a.site.people.editor.pk,
    )
    call_command("publish_scheduled", verbosity=0)


@way(WAYS_TO_PUBLISH)
def a_save_that_asks_for_json(a):
    a.save_as_json(a.site.draft, **PUBLISH)


@way(WAYS_TO_PUBLISH, None)
def to_write_over_the_version_that_is_online(a):
    online = ArticlePage.objects.get(pk=a.site.online.pk)
    a.save_as_json(
        online, title="Glissé dessous", overwrite_revision_id=online.live_revision_id
    )


@way(WAYS_TO_PUBLISH, "superuser")
def to_write_over_the_version_that_is_online_and_publish(a):
    to_write_over_the_version_that_is_online(a)
    a.edit(a.site.corrected, title="Glissé dessous", **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def a_new_page(a):
    a.create(a.site.section, **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def a_new_page_on_a_date(a):
    date = spelled(timezone.now() + TOMORROW)
    a.create(a.site.section, go_live_at=date, **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def a_new_page_in_another_section(a):
    a.create(a.site.other_section, **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def a_new_page_published_a_moment_later(a):
    a.create(a.site.section)
    a.edit(ArticlePage.objects.order_by("pk").last(), **PUBLISH)


@way(WAYS_TO_PUBLISH)
def an_earlier_version(a):
    first = a.site.draft.revisions.order_by("pk").first()
    a.edit(
        a.site.draft, "wagtailadmin_pages:revisions_revert", args=[first.pk], **PUBLISH
    )


@way(WAYS_TO_PUBLISH, "superuser")
def an_earlier_version_after_somebody_else_saved(a):
    first = a.site.draft.revisions.order_by("pk").first()
    change(a.site.draft, a.site.people.editor, title="Autre chose")
    a.edit(
        a.site.draft,
        "wagtailadmin_pages:revisions_revert",
        args=[first.pk],
        title="Brouillon",
        **PUBLISH,
    )


@way(WAYS_TO_PUBLISH)
def a_version_that_somebody_else_saved_as_it_was(a):
    change(a.site.draft, a.site.people.editor)
    a.edit(a.site.draft, **PUBLISH)


@way(WAYS_TO_PUBLISH)
def several_pages_at_once(a):
    a.bulk("publish", a.site.draft, a.site.corrected)


@way(WAYS_TO_PUBLISH, "superuser")
def several_pages_at_once_of_which_one_is_in_review(a):
    a.bulk("publish", a.site.waiting)


@way(WAYS_TO_PUBLISH, "superuser")
def a_section_and_all_that_is_in_it(a):
    a.bulk("publish", a.site.section, include_descendants="on")


@way(WAYS_TO_PUBLISH)
def all_pages_of_a_section(a):
    a.client.post(
        f"/admin/bulk/wagtailcore/page/publish/?id=all&childOf={a.site.section.pk}"
    )


@way(WAYS_TO_PUBLISH)
def the_address_of_the_admin_for_programs(a):
    a.api(a.site.draft, "publish")


@way(WAYS_TO_PUBLISH)
def an_earlier_version_for_programs(a):
    first = a.site.draft.revisions.order_by("pk").first()
    a.api(a.site.draft, "revert_to_page_revision", revision_id=first.pk)
    a.edit(a.site.draft, **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def a_copy_that_is_online_at_once(a):
    a.copy(a.site.online, publish_copies="on")


@way(WAYS_TO_PUBLISH, "superuser")
def a_copy_for_programs(a):
    a.api(a.site.online, "copy", slug="copie", keep_live=True)


@way(WAYS_TO_PUBLISH, "superuser")
def a_copy_published_a_moment_later(a):
    a.copy(a.site.draft)
    copy = ArticlePage.objects.filter(slug="copie").first()
    if copy:
        a.edit(copy, **PUBLISH)


@way(WAYS_TO_PUBLISH, "superuser")
def an_alias(a):
    a.copy(a.site.online, alias="on")


@way(WAYS_TO_PUBLISH, "superuser")
def an_alias_of_a_private_page(a):
    a.copy(a.site.private, alias="on")


@way(WAYS_TO_PUBLISH, "superuser")
def an_alias_for_programs(a):
    a.api(
        a.site.online,
        "create_alias",
        destination_page_id=a.site.section.pk,
        update_slug="bis",
    )


@way(WAYS_TO_PUBLISH)
def an_alias_of_a_draft_that_is_published_next(a):
    a.copy(a.site.draft, alias="on")
    a.edit(a.site.draft, **PUBLISH)


@way(WAYS_TO_PUBLISH)
def a_page_that_somebody_else_has_locked(a):
    a.post("wagtailadmin_pages:unlock", a.site.locked.pk)
    a.bulk("publish", a.site.locked)


@way(WAYS_TO_PUBLISH)
def a_page_that_is_moved_first(a):
    a.post("wagtailadmin_pages:move_confirm", a.site.draft.pk, a.site.other_section.pk)
    a.edit(ArticlePage.objects.get(pk=a.site.draft.pk), **PUBLISH)


@way(WAYS_TO_PUBLISH, None)
def the_preview(a):
    form = form_of(a.site.draft, **PUBLISH)
    a.post("wagtailadmin_pages:preview_on_edit", a.site.draft.pk, data=form)


@way(WAYS_TO_PUBLISH, None)
def the_question_before_a_publication(a):
    a.post("wagtailadmin_pages:confirm_workflow_cancellation", a.site.waiting.pk)


@way(WAYS_TO_PUBLISH, None)
def an_address_to_go_to_next(a):
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[a.site.waiting.pk, "approve", a.site.step(a.site.waiting).pk],
    )
    form = form_of(a.site.draft, next=address)
    edit_address = reverse("wagtailadmin_pages:edit", args=[a.site.draft.pk])
    a.client.post(edit_address, form, follow=True)
    a.client.get(f"/admin/bulk/wagtailcore/page/publish/?id={a.site.draft.pk}")


# Approve


@way(WAYS_TO_APPROVE)
def approval_in_the_form(a):
    a.approve_in_form(a.site.waiting)


@way(WAYS_TO_APPROVE)
def approval_in_the_form_with_a_comment(a):
    extra = json.dumps({"comment": "Très bien"})
    a.approve_in_form(a.site.waiting, **{"workflow-action-extra-data": extra})


@way(WAYS_TO_APPROVE)
def approval_in_the_form_with_more_than_it_asks(a):
    latest = a.site.waiting.get_latest_revision()
    extra = json.dumps({"fingerprint": fingerprint(latest), "update": True})
    a.approve_in_form(a.site.waiting, **{"workflow-action-extra-data": extra})


@way(WAYS_TO_APPROVE, None)
def approval_in_the_form_of_what_it_changes(a):
    a.approve_in_form(a.site.waiting, title="Encore autre chose")


@way(WAYS_TO_APPROVE, None)
def approval_in_the_form_of_an_earlier_version(a):
    first = a.site.waiting.revisions.order_by("pk").first()
    change(a.site.waiting, a.site.people.superuser, title="Plus récent")
    a.approve_in_form(
        a.site.waiting,
        loaded_revision_id=first.pk,
        loaded_revision_created_at=first.created_at.isoformat(),
    )


@way(WAYS_TO_APPROVE)
def approval_from_a_list(a):
    a.decide(a.site.waiting)


@way(WAYS_TO_APPROVE)
def approval_in_a_window(a):
    a.decide(a.site.waiting, **{"X-Requested-With": "XMLHttpRequest"})


@way(WAYS_TO_APPROVE)
def approval_with_the_fingerprint_of_the_text(a):
    text = fingerprint(a.site.waiting.get_latest_revision())
    a.decide(a.site.waiting, data={"fingerprint": text})


@way(WAYS_TO_APPROVE, None)
def approval_by_the_address_of_another_page(a):
    a.decide(a.site.elsewhere, step_of=a.site.waiting)


@way(WAYS_TO_APPROVE)
def approval_after_somebody_else_saved_it_as_it_was(a):
    change(a.site.waiting, a.site.people.editor)
    a.decide(a.site.waiting)


@way(WAYS_TO_APPROVE)
def approval_after_an_earlier_version_came_back(a):
    first = a.site.waiting.revisions.order_by("pk").first()
    a.edit(a.site.waiting, "wagtailadmin_pages:revisions_revert", args=[first.pk])
    a.approve_in_form(a.site.waiting)


@way(WAYS_TO_APPROVE)
def publication_after_the_workflow_was_cancelled(a):
    a.edit(a.site.waiting, **{"action-cancel-workflow": "1"})
    a.edit(a.site.waiting, **PUBLISH)


@way(WAYS_TO_APPROVE, "superuser")
def publication_after_it_was_sent_back(a):
    a.decide(a.site.waiting, "reject")
    a.edit(a.site.waiting, **PUBLISH)


@way(WAYS_TO_APPROVE, "superuser")
def publication_of_several_after_it_was_sent_back(a):
    a.decide(a.site.waiting, "reject")
    a.bulk("publish", a.site.waiting)


@way(WAYS_TO_APPROVE)
def approval_of_ones_own_submission(a):
    a.edit(a.site.draft, **{"action-submit": "1"})
    if a.user == a.site.people.other_moderator:
        a.client = signed_in(a.site.people.administrator)
    if a.site.step(a.site.draft):
        a.decide(a.site.draft)


@way(WAYS_TO_APPROVE, None)
def approval_of_a_copy(a):
    a.copy(a.site.waiting)
    copy = ArticlePage.objects.filter(slug="copie").first()
    if copy:
        submit(copy, a.site.people.editor)
        a.decide(copy)


@way(WAYS_TO_APPROVE, None)
def the_window_before_an_approval(a):
    step = a.site.step(a.site.waiting)
    a.post(
        "wagtailadmin_pages:collect_workflow_action_data",
        *(a.site.waiting.pk, "approve", step.pk),
    )


@way(WAYS_TO_APPROVE, None)
def an_approval_that_is_only_asked_for(a):
    step = a.site.step(a.site.waiting)
    args = [a.site.waiting.pk, "approve", step.pk]
    a.client.get(reverse("wagtailadmin_pages:workflow_action", args=args))


# Change who may publish, what is public, or where


@way(WAYS_AROUND, "administrator")
def to_join_the_moderators(a):
    user = a.user
    a.post(
        "wagtailusers_users:edit",
        user.pk,
        data={
            "username": user.username,
            "email": user.email,
            "first_name": "A",
            "last_name": "B",
            "groups": [g.pk for g in user.groups.all()] + [moderators().pk],
            "is_active": "on",
        },
    )


@way(WAYS_AROUND, None)
def to_become_a_superuser_by_ones_account(a):
    a.post(
        "wagtailadmin_account",
        data={
            "name_email-first_name": "A",
            "name_email-last_name": "B",
            "name_email-email": "a@example.org",
            "name_email-is_superuser": "on",
            "name_email-groups": moderators().pk,
            "is_superuser": "on",
        },
    )


def moderators() -> Group:
    return Group.objects.get(name=MODERATORS)


@way(WAYS_AROUND, "administrator")
def to_join_those_who_approve(a):
    task = ApprovalTask.objects.get()
    groups = [group.pk for group in a.user.groups.all()]
    a.post("wagtailadmin_workflows:edit_task", task.pk, data={"groups": groups})


@way(WAYS_AROUND, "administrator")
def to_stop_the_workflow(a):
    a.post("wagtailadmin_workflows:disable", Workflow.objects.get(name=WORKFLOW).pk)


@way(WAYS_AROUND, "administrator")
def to_stop_its_step(a):
    a.post("wagtailadmin_workflows:disable_task", ApprovalTask.objects.get().pk)


@way(WAYS_AROUND, "administrator")
def to_take_the_workflow_from_the_pages(a):
    root = Page.get_first_root_node()
    a.post("wagtailadmin_workflows:remove", root.pk)


@way(WAYS_AROUND, "administrator")
def to_make_an_easier_step(a):
    a.post(
        "wagtailadmin_workflows:add_task",
        *("wagtailcore", "groupapprovaltask"),
        data={"name": "Facile", "groups": [g.pk for g in a.user.groups.all()]},
    )
    task = GroupApprovalTask.objects.filter(name="Facile").first()
    workflow = Workflow.objects.get(name=WORKFLOW)
    steps = [{"task": task.pk if task else ApprovalTask.objects.get().pk, "ORDER": 1}]
    a.post(
        "wagtailadmin_workflows:edit",
        workflow.pk,
        data=nested_form_data(
            {
                "name": "À ma façon",
                "active": "on",
                "workflow_tasks": inline_formset(steps),
                "pages": inline_formset([]),
            }
        ),
    )


@way(WAYS_AROUND, "administrator")
def to_give_ones_group_the_right(a):
    group = a.user.groups.first()
    a.post(
        "wagtailusers_groups:edit",
        group.pk,
        data=nested_form_data({"name": group.name, **no_rights()}),
    )


def no_rights() -> dict:
    kinds = (
        *("page_permissions", "collection_permissions", "image_permissions"),
        *("document_permissions", "collection_management_permissions"),
    )
    return {kind: inline_formset([]) for kind in kinds}


@way(WAYS_AROUND)
def to_take_a_page_offline(a):
    a.post("wagtailadmin_pages:unpublish", a.site.online.pk)


@way(WAYS_AROUND)
def to_take_several_pages_offline(a):
    a.bulk("unpublish", a.site.online)


@way(WAYS_AROUND)
def to_take_a_page_offline_for_programs(a):
    a.api(a.site.online, "unpublish", recursive=False)


@way(WAYS_AROUND)
def to_delete_what_is_online(a):
    a.post("wagtailadmin_pages:delete", a.site.online.pk)


@way(WAYS_AROUND)
def to_delete_several_pages(a):
    a.bulk("delete", a.site.online)


@way(WAYS_AROUND)
def to_open_a_private_page(a):
    data = {"restriction_type": "none"}
    a.post("wagtailadmin_pages:set_privacy", a.site.private.pk, data=data)


@way(WAYS_AROUND)
def to_move_what_is_online(a):
    a.post("wagtailadmin_pages:move_confirm", a.site.online.pk, a.site.other_section.pk)


@way(WAYS_AROUND)
def to_move_several_pages(a):
    a.bulk("move", a.site.online, chooser=a.site.other_section.pk)


@way(WAYS_AROUND)
def to_move_for_programs(a):
    a.api(
        a.site.online,
        "move",
        destination_page_id=a.site.other_section.pk,
        position="last-child",
    )


@way(WAYS_AROUND)
def to_put_pages_in_another_order(a):
    a.post(
        "wagtailadmin_pages:set_page_position", a.site.scheduled.pk, query="?position=0"
    )


@way(WAYS_AROUND)
def to_cancel_a_date(a):
    revision = a.site.scheduled.revisions.exclude(approved_go_live_at=None).get()
    args = [a.site.scheduled.pk, revision.pk]
    a.post("wagtailadmin_pages:revisions_unschedule", *args)


@way(WAYS_AROUND)
def to_unlock_what_somebody_else_locked(a):
    a.post("wagtailadmin_pages:unlock", a.site.locked.pk)


@way(WAYS_AROUND)
def to_send_back_the_text_of_somebody_else(a):
    a.decide(a.site.elsewhere, "reject", data={"comment": "Non."})


@way(WAYS_AROUND)
def a_redirect(a):
    data = {"old_path": "/ancien", "redirect_link": "https://example.org/"}
    a.post("wagtailredirects:add", data=data)


@way(WAYS_AROUND)
def a_list_of_redirects(a):
    sent = SimpleUploadedFile("r.csv", b"from,to\n/ancien,https://example.org/\n")
    answer = a.post("wagtailredirects:start_import", data={"import_file": sent})
    form = answer.context and answer.context.get("form")
    if form and "from_index" in form.fields:
        posted = {name: form[name].value() or "" for name in form.fields}
        posted |= {"from_index": 0, "to_index": 1, "permanent": "on"}
        a.post("wagtailredirects:process_import", data=posted)


@way(WAYS_AROUND)
def a_synonym_of_the_search(a):
    data = {"expression": "fibre", "equivalents": "très haut débit"}
    a.post("wagtailsnippets_search_synonym:add", data=data)


@way(WAYS_AROUND, "administrator")
def the_words_of_the_whole_site(a):
    args = "home", "sitesettings", Site.objects.get().pk
    data = {"name": "Relais", "tagline": "À moi", "social_links-count": "0"}
    shown = a.client.get(reverse("wagtailsettings:edit", args=args)).context
    if shown and "form" in shown:
        data["loaded_version"] = shown["form"]["loaded_version"].value()
    a.post("wagtailsettings:edit", *args, data=data)


@way(WAYS_AROUND, "administrator")
def another_home_page(a):
    site = Site.objects.get()
    data = {
        "hostname": "ailleurs.example",
        "port": "80",
        "site_name": "Relais",
        "root_page": InterviewIndexPage.objects.get().pk,
        "is_default_site": "on",
    }
    a.post("wagtailsites:edit", site.pk, data=data)
