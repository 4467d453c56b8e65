"""Settings, all from the environment; docs/deploying.md has the table. Unset means safe."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from memorial.environment import contact, flag, mail_server, number, secret_key, words

try:
    # A current SQLite in place of the system's: see memorial/checks.py and docs/decisions/0007-sqlite.md.
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
except ImportError:
    pass

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("MEMORIAL_VAR") or BASE_DIR / "var").resolve()

SECRET_KEY = secret_key(VAR_DIR)
#: Keys that were in use before, separated by commas: links sent under them still open.
SECRET_KEY_FALLBACKS = words("MEMORIAL_SECRET_KEY_FALLBACKS")
DEBUG = flag("MEMORIAL_DEBUG")
HTTPS = flag("MEMORIAL_HTTPS")
ALLOWED_HOSTS = words("MEMORIAL_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = words("MEMORIAL_ORIGINS")
#: The address under which permanent links are given out, without a slash at its end; empty: the request's own.
PUBLIC_ORIGIN = os.environ.get("MEMORIAL_PUBLIC_ORIGIN", "").rstrip("/")
#: Whom readers may write to.
CONTACT = contact()

INSTALLED_APPS = [
    "memorial",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "post_office",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "memorial.public.compress.CompressText",
    "memorial.headers.Headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "memorial.accounts.sessions.Sessions",
    "memorial.public.languages.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "memorial.public.body.BodyCap",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "memorial.public.conditional.Conditional",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "memorial.urls"
WSGI_APPLICATION = "memorial.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["memorial.public.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "memorial.public.languages.languages",
            ],
        },
    }
]

_SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=1073741824"
    ),
}
try:
    DATABASES = {
        "default": dj_database_url.parse(
            os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'memorial.sqlite3'}",
            conn_max_age=600,
            conn_health_checks=True,
        )
    }
except ValueError as error:
    # The address holds a password: it is not quoted.
    raise ImproperlyConfigured("DATABASE_URL is no address of a database; docs/deploying.md shows one.") from error
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = _SQLITE_OPTIONS
else:
    # Questions about names are many and short: PostgreSQL would compile some for longer than they take.
    _asked = DATABASES["default"].setdefault("OPTIONS", {})
    _asked["options"] = f"-c jit=off {_asked.get('options', '')}".strip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

#: Whether the desk asks for a code after the password; off only where nobody's record is at stake.
SECOND_FACTOR = flag("MEMORIAL_SECOND_FACTOR", unset=True)
OTP_TOTP_ISSUER = "Names of the Gulag revolts"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
#: So many web servers stand in front and add to X-Forwarded-For; 0: the address is that of the connection.
PROXIES = number("MEMORIAL_PROXIES")
#: Five wrong passwords for one name from one address lock both together for a quarter of an hour: nobody else behind
#: the same proxy, and not the same person elsewhere. What is kept of it goes with the lock.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "memorial.admin.throttle.client_address"
AXES_LOCKOUT_CALLABLE = "memorial.admin.throttle.locked_out"

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("lt", _("Lithuanian")),
    ("lv", _("Latvian")),
    ("et", _("Estonian")),
    ("uk", _("Ukrainian")),
    ("ru", _("Russian")),
    ("pl", _("Polish")),
    ("de", _("German")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "photographs": {
        "BACKEND": "memorial.models.photograph_files.WholeFiles",
        "OPTIONS": {"location": VAR_DIR / "media" / "photographs"},
    },
    "evidence": {
        "BACKEND": "memorial.models.photograph_files.WholeFiles",
        "OPTIONS": {
            "location": VAR_DIR / "quarantine",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"

#: Letters to families: without a mail server each is written into var/mail/ as soon as it stands in the outbox.
_MAIL_SERVER = mail_server()
LETTERS_AT_ONCE = not _MAIL_SERVER
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if _MAIL_SERVER else "memorial.corrections.mail_folder.MailFolder"
)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = _MAIL_SERVER.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _MAIL_SERVER.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _MAIL_SERVER.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _MAIL_SERVER.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = _MAIL_SERVER.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = _MAIL_SERVER.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 30
#: From whom letters come, and where answers to them go.
LETTERS_FROM = os.environ.get("MEMORIAL_EMAIL_FROM", "").strip() or "memorial@localhost"
#: Where the links in letters lead, without a slash at the end.
LETTERS_ORIGIN = PUBLIC_ORIGIN or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
POST_OFFICE = {"BACKENDS": {"default": EMAIL_BACKEND}, "LOG_LEVEL": 0, "CELERY_ENABLED": False}
#: So many days after a correction is closed what we hold of its sender is deleted; the warning goes out before.
CONTACT_DAYS = number("MEMORIAL_CONTACT_DAYS", unset=90, most=3650)
WARNING_DAYS = 14
#: Letters an hour, from one network and from all together, beyond which a doubtful one is set aside.
CORRECTIONS_PER_NETWORK = number("MEMORIAL_CORRECTIONS_PER_NETWORK", unset=20, most=1_000_000)
CORRECTIONS_PER_HOUR = number("MEMORIAL_CORRECTIONS_PER_HOUR", unset=120, most=1_000_000)

SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
#: Nothing from elsewhere, nothing inline; on the public pages no script at all would do.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked over plain http by whatever watches the process
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
#: Of everything sent in one request, files included: three photographs as large as one may be, and the form.
MAX_BODY = 32 * 1024 * 1024
#: The same for a letter to the memorial: ten files as large as one may be, and the form.
MAX_LETTER = 105 * 1024 * 1024

#: One JSON object a line on standard error. Readers' mistakes (4xx) are no events: their addresses are their own.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "memorial.logs.LineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Without the handlers Django adds of its own, which would say everything twice in DEBUG.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        # The outbox says whom it writes to; and it would add a handler of its own.
        "post_office": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
    },
}
