"""As `sqlite3`."""

from sqlcipher3.dbapi2 import *  # noqa: F403
