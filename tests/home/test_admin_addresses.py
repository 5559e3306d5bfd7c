"""Which role may open what in the admin, and send what: every address, four roles.

The table stands beside this module. After a change that is meant:

    RENEW_TABLE=1 pytest tests/home/test_admin_addresses.py

and the difference, line by line, is what to read before it is committed.
"""

import os
import re
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client
from wagtail.admin import auth

from tests.moderation.newsroom import ROLES, signed_in
from tests.unrendered import unrendered

from .admin_site import AdminSite, addresses_of_the_admin

TABLE = Path(__file__).parent / "admin_addresses.txt"
LEGEND = """\
# Who may GET, who may POST (an empty form), and where: see test_admin_addresses.py.
# C a contributor, E an editor, M a moderator, A an administrator; - refused,
# ? nothing there, . no such method, x an empty form is refused, ! fails.
# Pages are somebody else's; "own" is a draft of the contributor, who alone asks for it.
"""
# Addresses at which nobody finds anything, and why.
NOTHING_THERE = {
    "admin/^.*/$": "what no address is",
    "admin/block-preview/": "asks for the definition of a block",
    "admin/images/<int:image_id>/generate_url/": "images are not served by Wagtail",
    "admin/images/<int:image_id>/generate_url/output/": "the same",
    "admin/documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/": (
        "somebody else's upload"
    ),
    "admin/documents/multiple/delete_upload/<int:uploaded_file_id>/": (
        "somebody else's upload"
    ),
}
# Addresses of Wagtail's that expect more than the empty form that is sent here: who may
# is not told by it.
MORE_THAN_NOTHING = {
    r"/choose-external-link/": "asks for the address that was there before",
    r"/(documents|images)/multiple/add/": "asks for a file",
    r"/failwhale/": "is there to fail",
    r"/pages/<int:page_id>/copy/": "asks where to",
    r"/pages/(<int:page_id>/edit|.*/revert|add/.*_id>)/": "a stream counts its blocks",
    r"/(organisation|person)/(add|copy/.*|edit/.*)/": "a stream counts its blocks",
    r"/settings/.*/<int:pk>/": "a stream counts its blocks",
    r"/redirects/import/process/": "asks for an import that has begun",
    r"/snippets/choose/.*/create/": "its window creates nothing",
    r"/task_chooser/create/": "asks for a kind of task",
}
METHODS = ("get", "post")


class Answers:
    """Asks each address as each role, and takes back what that has changed."""

    def __init__(self, site):
        self.site = site
        self.cookies = {
            role: signed_in(getattr(site.people, role)).cookies for role in ROLES
        }

    def of(self, address: str, roles=ROLES) -> str:
        return " ".join(
            "".join(self.ask(address, method, role) for role in roles)
            for method in METHODS
        )

    def ask(self, address, method, role) -> str:
        client = Client(raise_request_exception=False)
        client.cookies = self.cookies[role].copy()
        refusals = []
        with (
            transaction.atomic(),
            patch.object(auth, "permission_denied", noting(refusals)),
            # Who may is decided by then.
            unrendered(),
        ):
            response = getattr(client, method)(address)
            transaction.set_rollback(True)
        status = response.status_code
        to_sign_in = getattr(response, "url", "").startswith("/admin/login/?next=")
        if refusals or status == 403 or to_sign_in:
            return "-"
        told = {400: "x", 404: "?", 405: ".", 500: "!"}
        return told.get(status, role[0].upper())


def noting(refusals):
    """Wagtail's own answer to PermissionDenied is a redirection like any other."""
    answer = auth.permission_denied

    def permission_denied(request):
        refusals.append(request.path)
        return answer(request)

    return permission_denied


def table(site) -> dict[str, str]:
    answers = Answers(site)
    found = {}
    for address in addresses_of_the_admin():
        found[address.route] = answers.of(site.fill(address))
        if "page_id" in address.parameters and "task" not in address.route:
            own = site.fill(address, **site.values_of_own)
            found[f"{address.route} (own)"] = answers.of(own, ["contributor"])
    return found


def written(found: dict[str, str]) -> str:
    lines = []
    for route, answers in sorted(found.items()):
        reason = NOTHING_THERE.get(route) or reason_for_errors(route, answers)
        lines.append(f"{answers:<9}  {route}" + (f"  # {reason}" if reason else ""))
    return LEGEND + "\n".join(lines) + "\n"


def reason_for_errors(route, answers) -> str | None:
    if not {"x", "!"} & set(answers):
        return None
    route = route.removesuffix(" (own)")
    return next(
        reason
        for ending, reason in MORE_THAN_NOTHING.items()
        if re.search(f"{ending}$", route)
    )


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.filterwarnings("ignore")
def test_each_role_opens_and_sends_what_the_table_says(home):
    found = table(AdminSite())
    if os.environ.get("RENEW_TABLE"):
        TABLE.write_text(written(found))
    assert written(found).splitlines() == TABLE.read_text().splitlines()
    empty = {
        route
        for route, answers in found.items()
        if not set(answers) - set("?. ") and not route.endswith("(own)")
    }
    assert empty == set(NOTHING_THERE)
