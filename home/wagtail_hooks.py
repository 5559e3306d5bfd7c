from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.contrib.settings.views import EditView as SettingEditView

from moderation.model_forms import guarded


@hooks.register("insert_global_admin_css")
def colours_of_the_site():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_admin_urls")
def forms_of_settings():
    return [
        guarded("settings/<slug:app_name>/<slug:model_name>/<int:pk>/", SettingEditView)
    ]
