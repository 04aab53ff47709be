"""What is answered where the program cannot go on: a sentence, never a trace."""

import sys

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

from huiyin.config.large_type import wish

LATER = {"Retry-After": "30"}  # seconds
AWAY = (
    OperationalError,
    InterfaceError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
)  # a pipeline's own are bare


def failed(request: HttpRequest) -> HttpResponse:
    """503 with a sentence where the database is away or cannot write (OperationalError); 500 for what is our fault."""
    wrong = sys.exc_info()[1]
    if isinstance(wrong, AWAY) or isinstance(getattr(wrong, "__context__", None), AWAY):
        return HttpResponse(loader.get_template("503.html").render(wish(request)), status=503, headers=LATER)
    return HttpResponse(loader.get_template("500.html").render(wish(request)), status=500)
