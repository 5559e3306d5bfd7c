from django.urls import path
from wagtail import hooks

from .missing import forget_old_addresses
from .panels import SchedulerPanel
from .redirecting import AddRedirectView, redirect_missing_address
from .registers import UpkeepGroup

UpkeepGroup().register_with_wagtail()

# Each run of the scheduler asks, here and in other apps, for what time has come for.
hooks.register("forget_what_is_old", forget_old_addresses)


@hooks.register("construct_homepage_panels")
def say_when_the_scheduler_fails(request, panels):
    panels.append(SchedulerPanel())


@hooks.register("register_admin_urls")
def addresses_of_remedies():
    return [
        path(
            "missing-addresses/redirect/",
            redirect_missing_address,
            name="upkeep_redirect",
        ),
        path(
            "missing-addresses/redirect/add/",
            AddRedirectView.as_view(),
            name="upkeep_add_redirect",
        ),
    ]
