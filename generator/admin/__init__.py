"""The editor in the browser, without git: a folder of static files made of a site's models and two packages of npm.

Pure: the packages come in as bytes. What it saves, `files.js` writes as `check` expects it.
"""

from .packages import PACKAGES, fetched
from .page import files

__all__ = ["PACKAGES", "fetched", "files"]
