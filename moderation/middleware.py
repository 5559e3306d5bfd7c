from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from .exceptions import RefusalError


class ExplainRefusalMiddleware(MiddlewareMixin):
    """Say in words what the newsroom's rules refuse, back where the person was.

    The editor's form says it at the field. Approval, bulk publication and the like
    have no form: there the refusal is an exception.
    """

    def process_exception(self, request, exception):
        if not isinstance(exception, RefusalError):
            return None
        messages.error(request, " ".join(exception.messages))
        back = request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(back, request.get_host()):
            back = reverse("wagtailadmin_home")
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # Wagtail's windows of a workflow close, and go where they are told.
            return JsonResponse({"step": "success", "redirect": back})
        return redirect(back)
