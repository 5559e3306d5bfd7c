"""What happens when a reader answers: once, whole, and written down for good."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from ..fingerprint import fingerprint
from ..models import Decision, OutsideAnswer, OutsideReview, OutsideReviewTaskState
from .asking import write_down
from .comments import leave_comments
from .mails import send_receipt, tell_newsroom


class ReviewClosedError(Exception):
    """A link that opens nothing any more; it isn't told why."""


def still_open(reviews) -> OutsideReview | None:
    """The review of a queryset whose version is there, unchanged, and awaits an answer.

    One query whatever the reason of a refusal.
    """
    review = reviews.open().select_related("revision", "page", "created_by").first()
    if review is None or fingerprint(review.revision) != review.fingerprint:
        return None
    return review


def answer(asked: OutsideReview, decision: Decision, comment: str) -> OutsideAnswer:
    """Write an answer down, and let the workflow go on. Raises ReviewClosedError."""
    with transaction.atomic():
        review = lock(asked)
        record = write_record(review, decision, comment)
        leave_comments(review, review.remarks.all())
        refusal = decide_step(review, decision, comment)
        transaction.on_commit(
            lambda: tell_newsroom(review, record, refusal), robust=True
        )
        transaction.on_commit(lambda: send_receipt(review, record), robust=True)
    return record


def lock(asked: OutsideReview) -> OutsideReview:
    """Nothing changes the text, the workflow or the link until the end.

    In this order everywhere: page, workflow, step, link.
    """
    steps = TaskState.objects.filter(pk=asked.task_state_id)
    rows = (
        Page.objects.filter(pk=asked.page_id),
        WorkflowState.objects.filter(pk__in=steps.values("workflow_state")),
        steps,
        OutsideReview.objects.filter(pk=asked.pk),
    )
    for queryset in rows:
        list(queryset.select_for_update().values_list("pk"))
    review = still_open(OutsideReview.objects.filter(pk=asked.pk))
    if review is None:
        raise ReviewClosedError
    return review


def write_record(review, decision, comment) -> OutsideAnswer:
    now = timezone.now()
    record = OutsideAnswer.objects.create(
        review_reference=review.reference,
        page_number=review.page_id,
        page_title=review.page_title,
        revision_number=review.revision_id,
        revision_saved_at=review.revision_saved_at,
        fingerprint=review.fingerprint,
        reader_name=review.reader_name,
        asked_by=str(review.created_by or ""),
        asked_at=review.created_at,
        decision=decision,
        was_required=review.is_required,
        comment=comment,
        remarks=[remark.as_told() for remark in review.remarks.all()],
        answered_at=now,
    )
    review.decision = decision
    review.answered_at = now
    review.save(update_fields=["decision", "answered_at"])
    write_down(
        decision,
        review,
        review.page.specific,
        revision=review.revision,
        comment=comment,
        remarks=len(record.remarks),
    )
    return record


def decide_step(review, decision, comment) -> str:
    """Approve or reject the step that a review is about.

    An agreement stands even when the page may not go online as it is: returns why.
    """
    if not review.is_required:
        return ""
    task_state = OutsideReviewTaskState.objects.get(pk=review.task_state_id)
    task_state.reader_name = review.reader_name
    task_state.fingerprint = review.fingerprint
    if decision == Decision.CHANGES:
        task_state.reject(user=None, comment=comment)
        return ""
    try:
        with transaction.atomic():
            task_state.approve(user=None, comment=comment)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""
