"""Writes the bill of materials (SBOM): CycloneDX 1.6 as JSON, checked against its schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Listed
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from release import build
from release.audit import WITHIN, wrong
from release.decisions import PUBLIC_DOMAIN
from release.piece import PACKED, Component, ContentsError, Piece


def write(components: Sequence[Component], path: Path, bundle: Path | None = None) -> None:
    """Write the bill of materials; with a bundle's folder, with the digests of the files there.

    Bundle, licences and bill are then held against each other. Without one the digests are those of
    the files as they were collected: PyInstaller strips them on the way. The same bundle gives the
    same bill, to the byte.
    """
    bom = Bom()
    bom.metadata.timestamp = _when()
    root = next(one for one in components if one.origin == "ours")
    bom.metadata.component = _listed(root, bundle)
    listed = {one.reference: _listed(one, bundle) for one in components if one is not root}
    bom.components.update(listed.values())
    at = {
        one.name: listed[one.reference] for one in components if one is not root and not one.within
    }
    bom.register_dependency(bom.metadata.component, at.values())
    for name, holder in at.items():
        bom.register_dependency(
            holder, [listed[one.reference] for one in components if one.within == name]
        )
    bom.serial_number = uuid5(NAMESPACE_URL, _serial(components, root))
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if invalid := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ContentsError(f"The bill of materials is not as CycloneDX has it: {invalid}.")
    path.write_text(text + "\n", encoding="utf-8")
    if bundle and (found := wrong(bundle, path)):
        raise ContentsError("\n  ".join(["Bundle, licences and bill of materials differ:", *found]))


def _listed(one: Component, bundle: Path | None) -> Listed:
    listed = Listed(
        name=one.name,
        version=one.version or None,
        type=_type(one),
        bom_ref=one.reference,
        purl=PackageURL.from_string(one.purl),
        licenses=[_licence(one.licence)],
        description=one.note or None,
    )
    if one.within:
        listed.properties.add(Property(name=WITHIN, value=one.within))
        return listed
    for place, source in _files(one.pieces):
        at = bundle / place if bundle else source
        listed.components.add(_file(f"{one.reference}/{place}", place, at))
    return listed


def _type(one: Component) -> ComponentType:
    if one.origin == "ours":
        return ComponentType.APPLICATION
    return ComponentType.DATA if one.origin in {"font", "words"} else ComponentType.LIBRARY


def _licence(licence: str) -> License:
    if PUBLIC_DOMAIN in licence:
        return DisjunctiveLicense(name=licence.replace(PUBLIC_DOMAIN, "public domain"))
    return LicenseFactory().make_from_string(licence)


def _files(pieces: Iterable[Piece]) -> list[tuple[str, Path]]:
    """Return the files of their own that pieces are: what is packed lies in the program's file."""
    own = {
        piece.place: Path(piece.source)
        for piece in pieces
        if piece.kind not in PACKED and piece.kind != "SYMLINK"
    }
    return sorted(own.items())


def _file(reference: str, place: str, at: Path) -> Listed:
    digest = hashlib.sha256(at.read_bytes()).hexdigest()
    return Listed(
        name=place,
        type=ComponentType.FILE,
        bom_ref=reference,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )


def _when() -> datetime:
    """Return the time of the source."""
    return datetime.fromtimestamp(build.when(), UTC)


def _serial(components: Iterable[Component], root: Component) -> str:
    named = "\n".join(sorted(one.reference for one in components))
    return f"{root.purl}\n{_when().isoformat()}\n{named}"
