"""The sealed room."""

from django.apps import AppConfig


class SealedConfig(AppConfig):
    """Reports under seal, who opened them and why, and where they were handed over."""

    name = "huiyin.sealed"
    label = "sealed"
    verbose_name = "密件室"
    default_auto_field = "django.db.models.BigAutoField"
