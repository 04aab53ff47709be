"""The room of papers."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Registers the drafted papers with Django."""

    name = "huiyin.papers"
    default_auto_field = "django.db.models.BigAutoField"
