from django.urls import path
from wagtail import hooks

from .views import official_places


@hooks.register("register_admin_urls")
def address_of_official_places():
    return [
        path(
            "territories/official-places/",
            official_places,
            name="territories_official_places",
        )
    ]
