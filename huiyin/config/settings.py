"""Django's settings. Nothing secret is written here: secrets lie in the data folder's `keys/`."""

import os
from typing import Any

from csp.constants import NONE, SELF

from huiyin.config.database import addresses
from huiyin.config.home import CLONE, the_home
from huiyin.config.retention import retention
from huiyin.config.signing_in import *  # noqa: F403
from huiyin.config.single_sign_on import single_sign_on
from huiyin.law.words import Duty

HOME = the_home()
HOME.lay()
PACKAGE = CLONE / "huiyin"

DEBUG = False
SECRET_KEY = HOME.secret("secret_key")
MASTER_KEY = HOME.secret("master_key")  # 32 bytes in hexadecimal; wraps the key of each matter
ALLOWED_HOSTS = [host for host in os.environ.get("HUIYIN_HOSTS", "").split(",") if host] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]
SEALED_PUBLIC_KEY = HOME.sealed_public()  # of the envelope box; nothing here can open it
RETENTION = retention(HOME)  # the office's own approved schedule, or the defaults
DISPOSALS = HOME.path / "disposals"  # the journal of what was destroyed; it outlives every backup
HUIYIN_ADDRESS = os.environ.get(
    "HUIYIN_ADDRESS", ""
).strip()  # of the public's side, for codes printed on papers
HUIYIN_SEAL = os.environ.get("HUIYIN_SEAL", "").strip()  # class of an electronic-seal module
HUIYIN_SMS = os.environ.get("HUIYIN_SMS", "").strip()  # by what reminders leave: huiyin/channels/gateways.py
HUIYIN_MAIL = os.environ.get("HUIYIN_MAIL", "").strip()
BEHIND_TLS = os.environ.get("HUIYIN_TLS", "") == "1"


INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "huiyin.config",
    "huiyin.people",
    "huiyin.matters",
    "huiyin.papers",
    "huiyin.publishing",
    "huiyin.hints",
    "huiyin.desk",
    "huiyin.counter",
]

MIDDLEWARE = [
    "huiyin.config.headers.HeadersMiddleware",
    "huiyin.config.refusing.PassingMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "huiyin.config.statics.PackedFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "huiyin.config.today.DayMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "huiyin.config.urls"
WSGI_APPLICATION = "huiyin.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "huiyin.config.today.day",
                "huiyin.config.large_type.wish",
            ],
        },
    },
]

# Two roles on one database: migrations run as `owner`, everything else as `default`.
_app, _owner = addresses(HOME)
_serving = os.environ.get("HUIYIN_PROCESS") == "web"
# A request waits five seconds for a connection, then says so (503); the pool gives up and tries anew as often.
_pool = {"min_size": 1, "max_size": 6, "timeout": 5, "reconnect_timeout": 5}
_pooled = {"pool": _pool, "connect_timeout": 5} if _serving else {}
_prepared = {"server_side_binding": True, "prepare_threshold": 3}  # planning under row-level security is dear
DATABASES = {
    "default": _app.django(
        OPTIONS={**_prepared, **dict(_app.options), **_pooled}, CONN_HEALTH_CHECKS=_serving
    ),
    "owner": _owner.django(TEST={"MIRROR": "default"}),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Officer"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk:mine"
LOGOUT_REDIRECT_URL = "/"

SOCIALACCOUNT_ADAPTER = "huiyin.people.identities.Identities"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = single_sign_on(HOME)
SECOND_FACTOR_KEY = MASTER_KEY
MFA_TOTP_ISSUER = "回音 Huiyin"
SECOND_FACTOR_DUTIES = frozenset({Duty.SEALED, Duty.HEAD, Duty.REGISTRAR})  # outside of the demonstration
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS  # browsers allow it on this machine only

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # seconds; the choice and nothing else
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE, LANGUAGE_COOKIE_SECURE = True, "Lax", BEHIND_TLS
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [folder for folder in (PACKAGE / "static",) if folder.is_dir()]
WHITENOISE_USE_FINDERS = True  # straight from the source tree: no copy that could grow stale
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 24 * 60 * 60  # seconds; an address changes with what it names
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "huiyin.config.statics.DigestedAddresses"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# Behind TLS (HUIYIN_TLS=1) cookies travel encrypted only; on loopback there is no TLS to demand.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [  # small files stay in memory, large ones on disk as ciphertext: either may be an accusation
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "huiyin.matters.asking.spool.SpooledUploadHandler",
]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_DATABASE_ALIAS = "default"

# Logs carry ids, never content: no query, no request body, no local variable of a failing frame.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"bare": {"()": "huiyin.config.logs.Bare"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["bare"]}},
    "root": {"handlers": ["out"], "level": os.environ.get("HUIYIN_LOG", "WARNING")},
    "loggers": {"django": {"handlers": ["out"], "propagate": False, "level": "WARNING"}},
}
