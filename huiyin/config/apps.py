from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "huiyin.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from huiyin.config.hooks import FORGET, HOOKS, PAPERS, SIGNERS
        from huiyin.matters import hooks

        hooks.HOOKS[:], hooks.FORGET[:], hooks.PAPERS[:] = HOOKS, FORGET, PAPERS
        hooks.SIGNERS[:] = SIGNERS
