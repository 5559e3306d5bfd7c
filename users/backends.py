"""Who may sign in."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class EditorialBackend(ModelBackend):
    """Refuse demo accounts, open sessions included, unless the settings let them in."""

    def user_can_authenticate(self, user):
        if user.is_demo and not settings.DEMO_ACCOUNTS_MAY_SIGN_IN:
            return False
        return super().user_can_authenticate(user)
