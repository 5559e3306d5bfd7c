"""Development settings: what `make run` uses, safe on this machine alone."""

import os
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "a development key, known to everybody " + "." * 20)
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
os.environ.setdefault("SITE_URL", "http://127.0.0.1:8000")
os.environ.setdefault("SECURE_SSL_REDIRECT", "false")
BASE_DIR = Path(__file__).resolve().parent.parent.parent
os.environ.setdefault("RELAIS_VAR", str(BASE_DIR / "var"))
Path(os.environ["RELAIS_VAR"]).mkdir(exist_ok=True)
os.environ.setdefault(
    "DATABASE_URL", f"sqlite:///{os.environ['RELAIS_VAR']}/relais.sqlite3"
)

from .base import *  # noqa: E402, F403
from .base import MIDDLEWARE, STORAGES, env  # noqa: E402

DEBUG = env.bool("DEBUG", default=True)
DEMO_ACCOUNTS_MAY_SIGN_IN = True
MIDDLEWARE = [*MIDDLEWARE, "config.middleware.ReadersNotFoundMiddleware"]

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# There is no TLS on this machine.
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
