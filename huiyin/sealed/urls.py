"""Addresses of the sealed room."""

from django.urls import path

from huiyin.sealed import pages

app_name = "sealed"
urlpatterns = [
    path("", pages.reports, name="reports"),
    path("reports/<int:pk>", pages.report, name="report"),
    path("reports/<int:pk>/open", pages.open_it, name="open"),
]
