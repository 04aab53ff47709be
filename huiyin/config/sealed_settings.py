"""Django's settings for the sealed room: its own process, database, sign-in, cookies and keys.

Its secrets lie in `sealed-room/` of the data folder; of the ordinary side's `keys/` it needs none.
"""

import os
from typing import Any

from csp.constants import NONE, SELF

from huiyin.config.home import CLONE, the_home
from huiyin.config.sealed_database import sealed_addresses
from huiyin.config.signing_in import *  # noqa: F403
from huiyin.law.words import Duty

HOME = the_home()
HOME.lay()
PACKAGE = CLONE / "huiyin"

DEBUG = False
SECRET_KEY = HOME.sealed_secret("secret_key")
ALLOWED_HOSTS = [host for host in os.environ.get("HUIYIN_HOSTS", "").split(",") if host] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]
SEALED_HOME = HOME  # `huiyin.sealed.keys` reads the room's keys through it when they are needed
BEHIND_TLS = os.environ.get("HUIYIN_TLS", "") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "huiyin.people",
    "huiyin.sealed",
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
    "huiyin.sealed.day.DayMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "huiyin.config.sealed_urls"
WSGI_APPLICATION = "huiyin.config.sealed_wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "sealed" / "templates", PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "huiyin.sealed.day.day",
                "huiyin.config.large_type.wish",
            ],
        },
    },
]

_server, _owner, _box = sealed_addresses(HOME)
SERVING = os.environ.get("HUIYIN_PROCESS") == "sealed"
_pooled: dict[str, Any] = {"pool": {"min_size": 1, "max_size": 4}} if SERVING else {}
DATABASES = {
    "default": _server.django(OPTIONS={**dict(_server.options), **_pooled}),
    "box": _box.django(TEST={"MIRROR": "box"}),  # the ordinary database, as the courier sees it
}
if not SERVING:  # whoever serves cannot become the owner
    DATABASES["owner"] = _owner.django(TEST={"MIRROR": "default"})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Officer"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "sealed:reports"
LOGOUT_REDIRECT_URL = "/login"

# Outside of a demonstration everybody here shows a second factor, whatever the duty.
SECOND_FACTOR_KEY = HOME.sealed_secret("second_factor_key")
SECOND_FACTOR_DUTIES = frozenset(Duty)
MFA_TOTP_ISSUER = "回音密件室 Huiyin"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS  # browsers allow it on this machine only

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [folder for folder in (PACKAGE / "static",) if folder.is_dir()]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 24 * 60 * 60  # seconds; an address changes with what it names
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "huiyin.config.statics.DigestedAddresses"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
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
# A browser tells ports of one host apart by nothing but the cookie's name.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sealed_session", "sealed_csrf"
LANGUAGE_COOKIE_NAME = "sealed_language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20

# Logs carry ids, never content.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"bare": {"()": "huiyin.config.logs.Bare"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["bare"]}},
    "root": {"handlers": ["out"], "level": os.environ.get("HUIYIN_LOG", "WARNING")},
    "loggers": {"django": {"handlers": ["out"], "propagate": False, "level": "WARNING"}},
}
