"""The staff side."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages for officers. It has no tables."""

    name = "huiyin.desk"
    label = "desk"
    verbose_name = "信访工作台"
