"""In a bundle, what sqlite-utils finds as the standard `sqlite3`: SQLCipher's driver.

So there is no second SQLite inside, and none that could write a file that is not encrypted.
"""

from sqlcipher3 import *  # noqa: F403
