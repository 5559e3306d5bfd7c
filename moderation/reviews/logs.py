"""Keeps the secret of links out of the server's messages."""

import logging
import re

ADDRESS = re.compile(r"/relecture/[^\s\"']+")
LOGGERS = ("django.request", "django.security.csrf", "django.server")


class WithoutTokens(logging.Filter):
    """Leaves of an address under /relecture/ that it was one."""

    def filter(self, record):
        if isinstance(record.args, tuple):
            record.args = tuple(map(without_token, record.args))
        record.msg = without_token(record.msg)
        return True


def without_token(text):
    return ADDRESS.sub("/relecture/…", text) if isinstance(text, str) else text


def hide_tokens():
    for name in LOGGERS:
        logging.getLogger(name).addFilter(WithoutTokens())
