"""A file of the wording is taken whole or refused, and a refusal never quotes it."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.models.wemwbs_wording import MOST_BYTES, Wording
from tests.nonsense import ANSWERS, AS_CSV, AS_JSON, ITEMS, LEAD


@pytest.mark.parametrize("data", [AS_JSON, AS_CSV, b"\xef\xbb\xbf" + AS_CSV])
def test_both_kinds_of_file_say_the_same(data: bytes) -> None:
    wording = Wording.from_file(data)
    assert (wording.items, wording.answers, wording.lead) == (ITEMS, ANSWERS, LEAD)
    assert Wording.from_json(wording.to_json()) == wording


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "14 items"),
        (AS_CSV.replace(b"item,item one text\n", b""), "this file has 13"),
        (AS_CSV + b"\nanswer,one more", "5 answers"),
        (AS_JSON[:-1], "no JSON"),
        (AS_CSV.replace(b"item one text", b"item two text"), "the same"),
        (AS_CSV.replace(b"item,item one", b"thing,item one"), "two columns"),
        (json.dumps({"items": [1] * 14, "answers": list(ANSWERS)}).encode(), "14 items"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b" " * (MOST_BYTES + 1), "too long"),
        (b'{"a":' * 9000, "no JSON"),
    ],
)
def test_what_is_not_whole_is_refused_without_quoting_it(data: bytes, why: str) -> None:
    with pytest.raises(InvalidInputError, match=why) as caught:
        Wording.from_file(data)
    assert "text" not in str(caught.value).replace("is not text in", "").replace("one text.", "")


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_file_makes_anything_but_a_wording_or_a_refusal(data: bytes) -> None:
    with suppress(InvalidInputError):
        assert len(Wording.from_file(data).items) == 14
