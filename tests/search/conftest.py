import pytest


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """``with published():`` runs what follows a commit: the index is written."""

    def committed():
        return django_capture_on_commit_callbacks(execute=True)

    return committed
