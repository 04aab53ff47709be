"""Addresses of the sealed room."""

from django.urls import path

from huiyin.sealed import alarm_pages, pages

app_name = "sealed"
urlpatterns = [
    path("", pages.reports, name="reports"),
    path("reports/<int:pk>", pages.report, name="report"),
    path("reports/<int:pk>/open", pages.open_it, name="open"),
    path("reports/<int:pk>/close", pages.close_it, name="close"),
    path("reports/<int:pk>/act/<slug:name>", pages.act, name="act"),
    path("reports/<int:pk>/copy", pages.copied, name="copy"),
    path("reports/<int:pk>/print", pages.printed, name="print"),
    path("reports/<int:pk>/notice", pages.notified, name="notice"),
    path("reports/<int:pk>/files/<int:sheet>/<int:place>", pages.file, name="file"),
    path("reports/<int:pk>/identity", pages.identified, name="identity"),
    path("identities", pages.identities, name="identities"),
    path("identities/<int:pk>", pages.answer_identity, name="answer_identity"),
    path("alarms", alarm_pages.alarms, name="alarms"),
    path("alarms/<uuid:pk>", alarm_pages.alarm, name="alarm"),
    path("alarms/<uuid:pk>/<slug:name>", alarm_pages.act, name="alarm_act"),
]
