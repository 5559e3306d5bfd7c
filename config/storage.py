"""Where static files are kept in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, in ES module imports too, so that browsers keep files for ever."""

    support_js_module_import_aggregation = True
