"""Addresses of the desk."""

from django.urls import path

from huiyin.desk import (
    bundling,
    colleagues,
    exports,
    inspecting,
    intake,
    jobs,
    keeping,
    lists,
    matter,
    notes,
    papers,
    printing,
    rewording,
    step,
    why,
)

app_name = "desk"

urlpatterns = [
    path("", lists.mine, name="mine"),
    path("find", lists.find, name="find"),
    path("arrivals", intake.arrive, name="arrive"),
    path("arrivals/<str:arrival>", intake.register, name="register"),
    path("reads", inspecting.reads, name="reads"),
    path("exports", exports.listed, name="exports"),
    path("exports/new/<str:code>", exports.ask, name="ask_export"),
    path("exports/<str:number>", exports.show, name="export"),
    path("exports/<str:number>/decide", exports.decide, name="decide_export"),
    path("exports/<str:number>/fetch", exports.fetch, name="fetch_export"),
    path("jobs", jobs.aside, name="jobs"),
    path("colleagues", colleagues.listed, name="colleagues"),
    path("colleagues/<int:pk>", colleagues.one, name="colleague"),
    path("keeping", keeping.ending, name="keeping"),
    path("papers", papers.waiting, name="papers"),
    path("printing", printing.choose, name="printing"),
    path("printing/<int:pk>", printing.follow, name="batch"),
    path("printing/<int:pk>/file", printing.fetch, name="batch_file"),
    path("numbers", papers.register, name="numbers"),
    path("matters/<str:number>", matter.show, name="matter"),
    path("matters/<str:number>/why", why.state, name="why"),
    path("matters/<str:number>/identity", matter.identity, name="identity"),
    path("matters/<str:number>/files/<int:pk>", matter.attachment, name="file"),
    path("matters/<str:number>/files/<int:pk>/preview", matter.preview, name="preview"),
    path("matters/<str:number>/papers/<int:pk>", matter.paper, name="paper"),
    path("matters/<str:number>/papers/<int:pk>/large", matter.large, name="paper_large"),
    path("matters/<str:number>/papers/<int:pk>/word", matter.word, name="paper_word"),
    path("matters/<str:number>/papers/<int:pk>/wording", rewording.reword, name="reword"),
    path("matters/<str:number>/bundle", bundling.bundle, name="bundle"),
    path("matters/<str:number>/notes", notes.write, name="notes"),
    path("matters/<str:number>/notes/<int:pk>/back", notes.take_back, name="note_back"),
    path("matters/<str:number>/<str:code>", step.take, name="step"),
]
