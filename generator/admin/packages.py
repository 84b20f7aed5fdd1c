"""The two packages of npm that the editor in the browser is made of: which they are, and what of them is taken.

They are handed in as files and believed by their hash alone, so that it is all the same where they came from.
"""

from __future__ import annotations

import base64
import hashlib
import re
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from ..source import RefusedError


@dataclass(frozen=True)
class Package:
    """A package in one version: its tarball's name and integrity, as npm has them, and the folder that is taken."""

    name: str
    version: str
    tarball: str
    integrity: str
    folder: str
    to: str
    """Below which folder of the editor its files go."""

    @property
    def wanted(self) -> str:
        """As npm is asked for it."""
        return f"{self.name}@{self.version}"


PACKAGES = (
    Package(
        "@sveltia/cms", "0.221.1", "sveltia-cms-0.221.1.tgz",
        "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        "npm/", "sveltia/",
    ),
    Package(
        "yaml", "2.9.1", "yaml-2.9.1.tgz",
        "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
        "browser/", "yaml/",
    ),
)  # fmt: skip
SCRIPT = "sveltia/index.js"
_LICENCE = re.compile(r"package/LICEN[CS]E[^/]*")
_LOCALE = re.compile(r"package/locales/([\w-]+)\.json")
_FONT = re.compile(r"url\(https://[\w.]+/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[\d.]+/([a-z0-9-]+)\.woff2\)")
"""Where the program would load a font from another host."""
_LOCALES = re.compile(r"import\(`\.\./locales/([\w-]+)\.json`\)")
"""Where it loads its words in a language, as bundlers understand it and browsers do not."""
FONTS = 3


def editor(tarballs: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the program by their path in the editor, made of the tarballs by name.

    Raises RefusedError for a tarball that is missing or another than the one that is known.
    """
    found: dict[str, bytes] = {}
    for package in PACKAGES:
        if package.tarball not in tarballs:
            raise RefusedError(f"{package.tarball} is not there; {fetched()}")
        found |= _unpacked(package, tarballs[package.tarball])
    return found | {SCRIPT: _at_home(found)}


def fetched(to: str = "build/packages") -> str:
    """How the packages are fetched, in words."""
    wanted = " ".join(package.wanted for package in PACKAGES)
    return f"`mkdir -p {to} && npm pack --pack-destination {to} {wanted}` fetches it"


def _unpacked(package: Package, data: bytes) -> dict[str, bytes]:
    """What is taken of a tarball, which is the very one that is known."""
    if f"sha512-{base64.b64encode(hashlib.sha512(data).digest()).decode()}" != package.integrity:
        raise RefusedError(
            f"{package.tarball} is not the {package.wanted} that is known: its hash is another; {fetched()}"
        )
    with tarfile.open(fileobj=BytesIO(data), mode="r:gz") as archive:
        read = {each.name: _file(archive, each) for each in archive.getmembers() if each.isfile()}
    return dict(_taken(package, read))


def _file(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    opened = archive.extractfile(member)
    return opened.read() if opened else b""


def _taken(package: Package, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Its files for browsers, its licence, and its words in other languages as scripts."""
    for path, data in files.items():
        inside = path.removeprefix(f"package/{package.folder}")
        if inside != path and not path.endswith(".map"):
            yield f"{package.to}{inside}", data
        elif _LICENCE.fullmatch(path):
            yield f"{package.to}LICENSE.txt", data
        elif locale := _LOCALE.fullmatch(path):
            yield f"{package.to}locales/{locale[1]}.js", b"export default " + data


def _at_home(files: Mapping[str, bytes]) -> bytes:
    """The program with its fonts and words loaded from beside it; nothing else of it is another.

    Raises RefusedError where it does not name what it is known to.
    """
    text = files[SCRIPT].decode("utf-8")
    text, fonts = _FONT.subn(lambda match: f"url({_beside(files, f'{match[1]}-{match[2]}')})", text)
    text = _LOCALES.sub(r"import(`./locales/\1.js`)", text)
    if fonts != FONTS:
        raise RefusedError(
            f"{SCRIPT} loads {fonts} fonts from elsewhere, where {FONTS} are known; "
            "whoever names a newer version of the package here looks which it loads"
        )
    return text.encode("utf-8")


def _beside(paths: Iterable[str], name: str) -> str:
    """The file of a font that came along."""
    return next(path for path in paths if path.startswith(f"sveltia/assets/{name}-") and path.endswith(".woff2"))
