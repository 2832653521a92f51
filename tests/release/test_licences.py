"""The licence texts of everything go along, and the bill of materials says what is inside."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cyclonedx.validation.json import JsonStrictValidator

from release import audit, build, contents, licences, sbom
from release.piece import INSIDE, PROGRAM, Component, ContentsError
from tests.release import small_bundle


@pytest.fixture(scope="module")
def components(tmp_path_factory: pytest.TempPathFactory) -> list[Component]:
    path = small_bundle.inside(tmp_path_factory.mktemp("inside"))
    return contents.components(contents.read(path))


@pytest.fixture
def bundle(tmp_path: Path, components: list[Component]) -> Path:
    """The small bundle, with its licences."""
    made = small_bundle.make(tmp_path)
    licences.put(components, made)
    return made


def test_every_component_brings_its_text(bundle: Path, components: list[Component]) -> None:
    listed = (bundle / "licences" / audit.LIST).read_text("utf-8")
    for one in components:
        assert f"{one.heading}: {one.licence}" in listed
    assert "Permission is hereby granted" in (
        bundle / "licences" / "pathway-planner" / "LICENSE.txt"
    ).read_text("utf-8")
    assert "ZETETIC" in (bundle / "licences" / "common" / "SQLCipher.txt").read_text("utf-8")


def test_a_component_without_a_text_is_refused(bundle: Path, components: list[Component]) -> None:
    bare = [replace(one, texts=()) if one.name == "NotoSans" else one for one in components]
    with pytest.raises(ContentsError, match=r"No text goes along for NotoSans \(OFL-1\.1\)"):
        licences.put(bare, bundle)


def test_no_text_takes_the_place_of_another(bundle: Path, components: list[Component]) -> None:
    noto = next(one for one in components if one.name == "NotoSans")
    other = replace(noto.texts[0], source=Path(__file__))
    twice = [
        replace(noto, texts=(*noto.texts, other)) if one is noto else one for one in components
    ]
    with pytest.raises(ContentsError, match=r"Two texts of NotoSans have the name OFL\.txt"):
        licences.put(twice, bundle)


def test_a_file_that_nobody_owns_and_a_component_without_a_file_are_refused(
    bundle: Path, components: list[Component]
) -> None:
    stranger = bundle / INSIDE / "stranger.so"
    stranger.write_bytes(b"?")
    with pytest.raises(ContentsError, match=r"_internal/stranger\.so"):
        licences.put(components, bundle)
    stranger.unlink()
    (bundle / INSIDE / "resources/fonts/NotoSans-Regular.ttf").unlink()
    with pytest.raises(ContentsError, match="Nothing of this is in the bundle: NotoSans"):
        licences.put(components, bundle)


def test_the_bill_of_materials_holds_against_the_bundle(
    bundle: Path, components: list[Component], tmp_path: Path
) -> None:
    path = tmp_path / "sbom.json"
    sbom.write(components, path, bundle)
    assert audit.wrong(bundle, path) == []
    bill = json.loads(path.read_text("utf-8"))
    assert bill["specVersion"] == "1.6"
    rows = {row["name"]: row for row in bill["components"]}
    assert rows["sqlcipher3"]["purl"] == f"pkg:pypi/sqlcipher3@{rows['sqlcipher3']['version']}"
    assert rows["SQLCipher"]["properties"] == [{"name": audit.WITHIN, "value": "sqlcipher3"}]
    (started,) = rows["pyinstaller"]["components"]
    digest = hashlib.sha256((bundle / PROGRAM).read_bytes()).hexdigest()
    assert started["hashes"] == [{"alg": "SHA-256", "content": digest}]


@pytest.mark.parametrize(
    ("place", "content", "said"),
    [
        (f"{INSIDE}/resources/tokens.json", b"{}", "changed since"),
        (f"{INSIDE}/stranger.so", b"?", "not in the bill of materials"),
        (f"{INSIDE}/resources/tokens.json", None, "in the bill of materials, but not there"),
        ("licences/NotoSans/OFL.txt", None, "named in the list, but not there"),
        (f"licences/{audit.LIST}", b"", "no licence in"),
    ],
)
def test_what_was_changed_afterwards_is_found(
    bundle: Path,
    components: list[Component],
    tmp_path: Path,
    place: str,
    content: bytes | None,
    said: str,
) -> None:
    path = tmp_path / "sbom.json"
    sbom.write(components, path, bundle)
    if content is None:
        (bundle / place).unlink()
    else:
        (bundle / place).write_bytes(content)
    assert any(said in line for line in audit.wrong(bundle, path))


def test_a_bundle_that_differs_is_not_passed_on(
    bundle: Path, components: list[Component], tmp_path: Path
) -> None:
    (bundle / INSIDE / "stranger.so").write_bytes(b"?")
    with pytest.raises(ContentsError, match=r"differ:\n  _internal/stranger\.so: not in the bill"):
        sbom.write(components, tmp_path / "sbom.json", bundle)


def test_the_same_bundle_gives_the_same_bill(
    bundle: Path, components: list[Component], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    sbom.write(components, tmp_path / "one.json", bundle)
    sbom.write(components[::-1], tmp_path / "two.json", bundle)
    one = (tmp_path / "one.json").read_text("utf-8")
    assert one == (tmp_path / "two.json").read_text("utf-8")
    assert json.loads(one)["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    sbom.write(components, tmp_path / "later.json", bundle)
    later = json.loads((tmp_path / "later.json").read_text("utf-8"))
    assert later["serialNumber"] != json.loads(one)["serialNumber"]


def test_without_git_and_without_a_repository_the_bill_has_the_time_of_the_source(
    components: list[Component], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))  # no git
    build._of_the_commit.cache_clear()
    sbom.write(components, tmp_path / "sbom.json")
    build._of_the_commit.cache_clear()
    bill = json.loads((tmp_path / "sbom.json").read_text("utf-8"))
    source = (build.ROOT / "pyproject.toml").stat().st_mtime
    when = datetime.fromisoformat(bill["metadata"]["timestamp"])
    assert when == datetime.fromtimestamp(int(source), UTC)


def test_a_bill_against_the_schema_is_not_written(
    components: list[Component], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        JsonStrictValidator, "validate_str", lambda self, data: "not as it should be"
    )
    with pytest.raises(ContentsError, match="not as it should be"):
        sbom.write(components, tmp_path / "sbom.json")
    assert not (tmp_path / "sbom.json").exists()
