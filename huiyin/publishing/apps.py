"""The room of what is published."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Registers with Django what an office publishes."""

    name = "huiyin.publishing"
    default_auto_field = "django.db.models.BigAutoField"
