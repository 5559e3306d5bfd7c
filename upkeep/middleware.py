from django.utils.deprecation import MiddlewareMixin

from .missing import count_missing


class MissingAddressMiddleware(MiddlewareMixin):
    """Count the pages that readers asked for and didn't get.

    It stands around what may still answer: redirects, and the final slash.
    """

    def process_response(self, request, response):
        if (
            response.status_code == 404
            and request.method == "GET"
            and not getattr(request, "is_dummy", False)  # a preview of the editor
            and "no-store" not in response.get("Cache-Control", "")
        ):
            count_missing(request)
        return response
