"""What a reader has noted, where editors look for comments: beside its field."""

from django.utils.translation import gettext as _
from wagtail.models import Comment, Page

from ..models import OutsideReview


def leave_comments(review: OutsideReview, remarks):
    """Turn remarks on a passage into comments of Wagtail, resolved as any other.

    Those need an account: that of whoever asked, with the reader's name in the text.
    """
    page = review.revision.as_object()
    user = review.created_by or review.page.owner
    if user is None:
        return
    for remark in remarks:
        comment = Comment(
            page=Page(pk=review.page_id),
            user=user,
            contentpath=remark.contentpath,
            text=words_of(remark, review.reader_name),
            revision_created=review.revision,
        )
        if remark.contentpath and comment.has_valid_contentpath(page):
            comment.save()


def words_of(remark, reader: str) -> str:
    told = _("%(reader)s (outside review): %(text)s") % {
        "reader": reader,
        "text": remark.text,
    }
    return f"« {remark.quote} »\n{told}" if remark.quote else told
