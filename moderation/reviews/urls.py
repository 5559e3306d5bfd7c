"""The addresses of readers who have a link. Everything under /relecture/ ends here."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("relecture/fermee/", views.closed, name="outside_review_closed"),
    path("relecture/merci/", views.thanks, name="outside_review_thanks"),
    path("relecture/texte/<uuid:reference>/", views.read, name="outside_review_read"),
    path(
        "relecture/texte/<uuid:reference>/page/",
        views.page,
        name="outside_review_page",
    ),
    path(
        "relecture/texte/<uuid:reference>/remarque/",
        views.add_remark,
        name="outside_review_remark",
    ),
    path(
        "relecture/texte/<uuid:reference>/remarque/<int:number>/retirer/",
        views.remove_remark,
        name="outside_review_remove",
    ),
    path(
        "relecture/texte/<uuid:reference>/reponse/",
        views.answer,
        name="outside_review_answer",
    ),
    re_path(r"^relecture/(?P<token>[\s\S]*?)/?\Z", views.enter, name="outside_review"),
]
