"""Settings of the test suite: SQLite unless DATABASE_URL names another database."""

import os
import tempfile
from pathlib import Path

TEST_DIR = Path(tempfile.gettempdir()) / f"relais-tests-{os.getuid()}"
os.environ["RELAIS_VAR"] = str(TEST_DIR)
# WhiteNoise warns of a missing folder, and warnings are errors here.
(TEST_DIR / "static").mkdir(parents=True, exist_ok=True)

from .dev import *  # noqa: E402, F403
from .dev import DATABASES  # noqa: E402

DEBUG = False
ALLOWED_HOSTS = ["*"]

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: it is kept between runs (--reuse-db), as Wagtail's
    # migrations take longer than most of the suite.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DIR / "test.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
