"""The room of hints."""

from django.apps import AppConfig


class HintsConfig(AppConfig):
    """Registers with Django what hints are worked out from."""

    name = "huiyin.hints"
    default_auto_field = "django.db.models.BigAutoField"
