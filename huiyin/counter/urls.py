"""Addresses of the public's side."""

from django.urls import include, path

from huiyin.counter import (
    alarm,
    announcements,
    data,
    forms,
    guiding,
    notes,
    pages,
    raising,
    rating,
    reaching,
    receipts,
    taking,
    verifying,
)
from huiyin.counter.api import api

_pages = [
    path("", pages.home, name="home"),
    path("raise", raising.begin, name="begin"),
    path("raise/<str:name>", raising.question, name="question"),
    path("receipt", receipts.receipt, name="receipt"),
    path("receipt/send", receipts.send, name="receipt_send"),
    path("receipt/file.pdf", receipts.as_pdf, name="receipt_pdf"),
    path("receipt/file.png", receipts.as_png, name="receipt_png"),
    path("forget", raising.forget, name="forget"),
    path("follow", pages.follow, name="follow"),
    path("follow/<str:number>", pages.matter, name="matter"),
    path("privacy", data.notice, name="privacy"),
    path("follow/<str:number>/data", data.show, name="data"),
    path("follow/<str:number>/papers/<int:pk>", pages.paper, name="paper"),
    path("follow/<str:number>/papers/<int:pk>/take", taking.take, name="take"),
    path("follow/<str:number>/papers/<int:pk>/large", pages.paper_large, name="paper_large"),
    path("follow/<str:number>/proof", verifying.proof, name="proof"),
    path("follow/<str:number>/notes", notes.show, name="notes"),
    path("follow/<str:number>/alarm", alarm.raise_it, name="alarm"),
    path("follow/<str:number>/rate", rating.own, name="rate_own"),
    path("follow/<str:number>/<str:code>", pages.step, name="step"),
    path("forms", forms.listed, name="forms"),
    path("forms/<str:code>", forms.one, name="form"),
    path("guides", guiding.listed, name="guides"),
    path("guides/<str:code>", guiding.one, name="guide"),
    path("announcements", announcements.listed, name="announcements"),
    path("announcements/feed", announcements.Newest(), name="feed"),
    path("announcements/<int:pk>", announcements.one, name="announcement"),
    path("announcements/<int:pk>/files/<int:place>", announcements.enclosure, name="enclosure"),
    path("regulations", guiding.regulations, name="regulations"),
    path("offices", reaching.listed, name="offices"),
    path("offices/<str:code>", reaching.one, name="office"),
    path("verify", verifying.verify, name="verify"),
    path("verify/checkpoints", verifying.published, name="checkpoints"),
    path("verify/checkpoints/all", verifying.everything, name="all_checkpoints"),
    path("verify/checkpoints/<int:place>", verifying.notice, name="notice"),
]
urlpatterns = [path("", include((_pages, "counter"))), path("api/", api.urls)]
