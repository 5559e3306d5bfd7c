"""“Suivi du site”: one group of the menu.

Another app adds its own register to it with a hook, and needs not know this one:

    @hooks.register("register_upkeep_menu_item")
    def menu_item():
        return its_register.get_menu_item(order=40)
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu
from wagtail_modeladmin.menus import GroupMenuItem
from wagtail_modeladmin.options import ModelAdminGroup

from .broken_links import BrokenLinkRegister
from .missing_addresses import MissingAddressRegister
from .outside_reviews import OutsideReviewRegister
from .scheduler import SchedulerRegister

MENU_HOOK = "register_upkeep_menu_item"
# Between two of them there is room for those of other apps.
STEP = 10


class UpkeepGroup(ModelAdminGroup):
    menu_label = _("Site upkeep")
    menu_item_name = "upkeep"
    menu_icon = "clipboard-list"
    menu_order = 460  # after the search of the site
    items = [
        MissingAddressRegister,
        BrokenLinkRegister,
        OutsideReviewRegister,
        SchedulerRegister,
    ]

    def get_menu_item(self):
        menu = Menu(register_hook_name=MENU_HOOK, items=self.get_submenu_items())
        return GroupMenuItem(self, self.get_menu_order(), menu)

    def get_submenu_items(self):
        return [
            register.get_menu_item(order=STEP * place)
            for place, register in enumerate(self.modeladmin_instances, 1)
        ]


__all__ = ["MENU_HOOK", "UpkeepGroup"]
