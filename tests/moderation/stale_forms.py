"""What a browser sends of a form that somebody opened a while ago."""

from html import unescape

from django.utils.html import strip_tags
from wagtail.models import Page


def loaded(page: Page) -> dict[str, str]:
    """The hidden fields that tell which version of a page a form was made of."""
    revision = Page.objects.get(pk=page.pk).latest_revision
    if revision is None:
        return {}
    return {
        "loaded_revision_id": str(revision.pk),
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


def send(client, address: str, data: dict):
    """Open the form of something without versions, and send it at once."""
    form = client.get(address).context["form"]
    return client.post(
        address, {"loaded_version": form["loaded_version"].value(), **data}
    )


def notice_of(response) -> str:
    """The HTML that a refused form has above itself."""
    html = response.content.decode()
    assert 'class="newer-version"' in html
    return html.split('class="newer-version"')[1].split("</section>")[0]


def says(response, *words: str) -> bool:
    notice = " ".join(unescape(strip_tags(notice_of(response))).split())
    return all(word in notice for word in words)
