from django.urls import path

from . import views

urlpatterns = [
    path("personnes/<slug:slug>/", views.person, name="person"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
]
