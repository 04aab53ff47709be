"""The room of agencies and officers."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Agencies, officers, posts and recusal interests."""

    name = "huiyin.people"
    label = "people"
    verbose_name = "机构与人员"
    default_auto_field = "django.db.models.BigAutoField"
