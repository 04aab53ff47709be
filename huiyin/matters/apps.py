"""The room of the case file."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Registers the models of the case file with Django."""

    name = "huiyin.matters"
    default_auto_field = "django.db.models.BigAutoField"
