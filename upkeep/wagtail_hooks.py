from django.urls import path
from wagtail import hooks

from .panels import SchedulerPanel
from .redirecting import AddRedirectView, redirect_missing_address
from .registers import UpkeepGroup

UpkeepGroup().register_with_wagtail()


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
