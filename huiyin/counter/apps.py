"""The public's room."""

from django.apps import AppConfig


class CounterConfig(AppConfig):
    """Pages and API for petitioners, and the drafts they asked to have kept."""

    name = "huiyin.counter"
    label = "counter"
    verbose_name = "公众服务"
