from django.urls import path

from . import views

urlpatterns = [
    path("recherche/", views.search, name="search"),
    path("recherche/suggestions.json", views.suggestions, name="search-suggestions"),
    path("recherche.json", views.search_as_json, name="search-json"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
]
