"""A person's papers in another language: no word of ours stays English, none of theirs changes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from babel import Locale
from babel.messages.catalog import Catalog

from planner import words
from planner.export import (
    appointment_slip_pdf,
    crisis_plan_pdf,
    next_steps_pdf,
    plan_pdf,
    wallet_card_pdf,
    wellbeing_pdf,
)
from planner.models.answers import Origin
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.barriers import Response
from planner.models.card_parts import left_out_at_first
from planner.models.crisis_snapshots import (
    CrisisContactSnapshot,
    CrisisPlanSnapshot,
    CrisisWordsSnapshot,
    WalletCardSnapshot,
)
from planner.models.nations import NATIONS
from planner.models.people import PaperSize
from planner.models.questionnaires import Mode, Questionnaire, Stage
from planner.models.snapshots import (
    AppointmentSnapshot,
    AspirationSnapshot,
    BarrierSnapshot,
    ContactSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
    PlanSnapshot,
    PrintOptions,
    SaidSnapshot,
    WellbeingSnapshot,
)
from planner.models.titles import CRISIS_HEADINGS, MEETING_HOW
from planner.models.visit_sheets import NextStepsSnapshot, SlipSnapshot
from planner.models.visits import VisitHow
from planner.records import wellbeing_paper
from planner.words import Tongue
from tests.export.reading import text
from tests.export.samples import BASELINE, FOLLOW_UP, MADE, RULES
from tests.export.samples import PLAN as ENGLISH_PLAN
from tests.export.test_wallet_card_pdf import numbers
from tools import translations

#: Everything that a person could say, in letters that no word of ours has.
OWN = "Κάτι δικό μου"
NAME = "Μαρία"
UNIT = "βήματα"


def said(key: str, title: str, origin: Origin) -> SaidSnapshot:
    return SaidSnapshot(key, title, OWN, origin, date(2026, 3, 10))


def measure(
    kind: MeasureKind,
    *,
    start: float | None = None,
    now: float | None = None,
    target: float | None = None,
) -> MeasureSnapshot:
    return MeasureSnapshot(kind, UNIT, start, now, target)


HOPES = (
    AspirationSnapshot(
        Horizon.WEEK, OWN, date(2026, 3, 24), why=OWN, how_ill_know=OWN,
        measure=replace(
            measure(MeasureKind.OWN, start=1, now=2.5, target=100),
            before=measure(MeasureKind.SCALE, now=3),
        ),
    ),
    AspirationSnapshot(
        Horizon.MONTH, OWN, measure=replace(
            measure(MeasureKind.YES_NO, now=1), before=measure(MeasureKind.OWN, now=3)
        ),
    ),
    AspirationSnapshot(
        Horizon.MONTH, OWN, measure=replace(
            measure(MeasureKind.YES_NO, now=0), before=measure(MeasureKind.YES_NO, now=0)
        ),
    ),
    AspirationSnapshot(
        Horizon.YEAR, OWN, date(2027, 3, 1), measure=measure(MeasureKind.SCALE, start=2, target=7)
    ),
)  # fmt: skip
STEPS = (
    NextStepSnapshot(OWN, done_on=date(2026, 3, 12)),
    NextStepSnapshot(
        OWN, by_planner=True, who_else=NAME, how_often=OWN, on=MADE, at=time(11), place=OWN
    ),
)
PLAN = PlanSnapshot(
    called=NAME,
    made_on=MADE,
    planner_name=NAME,
    planner_phone="01632 960 155",
    surgery=OWN,
    paper_language="cy",
    said=(
        said("why_here", "Why I am here", Origin.THEIR_WORDS),
        said("good_at", "What I am good at", Origin.THROUGH_INTERPRETER),
        said("support", "What support I would like", Origin.AGREED_SUMMARY),
        said("good_day", "What a good day looks like", Origin.ADDED_LATER),
    ),
    people=(ContactSnapshot(NAME, OWN, "01632 960 172"),),
    aspirations=HOPES,
    barriers=tuple(BarrierSnapshot(OWN, (OWN,), response, OWN) for response in Response),
    next_steps=STEPS,
    next_appointment=AppointmentSnapshot(date(2026, 4, 14), time(10, 30), OWN),
    review_on=date(2026, 4, 15),
    crisis_numbers=numbers("england"),
    nhs_number="9434765919",
)
CRISIS = CrisisPlanSnapshot(
    called=NAME,
    made_on=MADE,
    planner_name=NAME,
    edition=2,
    agreed_on=MADE,
    review_on=date(2026, 4, 15),
    said=tuple(CrisisWordsSnapshot(key, title, OWN) for key, title in CRISIS_HEADINGS.items()),
    people=(CrisisContactSnapshot(NAME, "01632 960 172"),),
    professionals=(CrisisContactSnapshot(NAME, "01632 960 120"),),
    crisis_numbers=numbers("england"),
    paper_language="cy",
)


def wellbeing(totals: int) -> WellbeingSnapshot:
    """As the records make it, in the language of the paper."""
    tongue = Tongue("cy")
    rows = [
        Questionnaire(
            person_id=uuid4(), pathway_id=uuid4(), stage=stage, answered_on=on,
            answers=list(answers), mode=mode, with_interpreter=helped, language="",
        )
        for stage, on, answers, mode, helped in (
            (Stage.BASELINE, date(2025, 12, 9), BASELINE, Mode.ON_PAPER, False),
            (Stage.FOLLOW_UP, MADE, FOLLOW_UP, Mode.READ_ALOUD, True),
        )[:totals]
    ]  # fmt: skip
    results = tuple(wellbeing_paper.result(row, tongue) for row in rows)
    return WellbeingSnapshot(
        called=NAME,
        made_on=MADE,
        results=results,
        topics=RULES.topics,
        change=wellbeing_paper.change(results, RULES, tongue),
        notes=wellbeing_paper.notes(rows, tongue),
        band=(RULES.band_low, RULES.band_high),
        band_label=RULES.band_label,
        licence_holder=OWN,
        licence_reference="000000",
        copyright=RULES.copyright,
        paper_language="cy",
    )


def crisis(size: PaperSize, nation: str = "england") -> bytes:
    plan = replace(CRISIS, crisis_numbers=numbers(nation))
    return crisis_plan_pdf.make(plan, PrintOptions(size=size))


def empty_crisis(size: PaperSize) -> bytes:
    bare = CrisisPlanSnapshot(
        NAME, MADE, edition=1, crisis_numbers=numbers("wales"), paper_language="cy"
    )
    unchecked = tuple(replace(each, checked_on=None) for each in bare.crisis_numbers)
    return crisis_plan_pdf.make(replace(bare, crisis_numbers=unchecked), PrintOptions(size=size))


def card(size: PaperSize) -> bytes:
    options = PrintOptions(size=size, left_out_prompts=left_out_at_first(CRISIS))
    return wallet_card_pdf.make(WalletCardSnapshot(CRISIS), options)


def plan(size: PaperSize) -> bytes:
    options = PrintOptions(size=size, signatures=True, nhs_number=True)
    return plan_pdf.make(PLAN, options)


def lone_plan(size: PaperSize) -> bytes:
    """Without a surgery or a planner, and the review on the day of the meeting."""
    bare = replace(PLAN, surgery="", planner_name="", review_on=date(2026, 4, 14))
    return plan_pdf.make(bare, PrintOptions(size=size))


def slip(size: PaperSize) -> bytes:
    meeting = AppointmentSnapshot(date(2026, 4, 14), time(10, 30), OWN)
    how = MEETING_HOW[VisitHow.PHONE]
    snapshot = SlipSnapshot(NAME, MADE, meeting, how, NAME, "01632 960 155", paper_language="cy")
    return appointment_slip_pdf.make(snapshot, PrintOptions(size=size))


def steps(size: PaperSize) -> bytes:
    snapshot = NextStepsSnapshot(NAME, MADE, NAME, STEPS, paper_language="cy")
    return next_steps_pdf.make(snapshot, PrintOptions(size=size))


def wellbeing_twice(size: PaperSize) -> bytes:
    return wellbeing_pdf.make(wellbeing(2), PrintOptions(size=size, band=True))


def wellbeing_once(size: PaperSize) -> bytes:
    return wellbeing_pdf.make(wellbeing(1), PrintOptions(size=size))


PAPERS: list[Callable[[PaperSize], bytes]] = [
    plan, lone_plan, crisis, empty_crisis, card, steps, slip, wellbeing_twice, wellbeing_once
]  # fmt: skip


@cache
def marked() -> bytes:
    """A catalogue in which every message says itself between marks, compiled."""
    catalogue = Catalog(locale="cy", charset="utf-8", fuzzy=False)
    for each in translations.gathered():
        if isinstance(each.id, str) and each.id:
            catalogue.add(each.id, f"«{each.id}»")
        elif each.id:
            catalogue.add(each.id, (f"«{each.id[1]}»",) * catalogue.num_plurals)
    return translations.compiled(catalogue)


@pytest.fixture
def in_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every message says itself between marks."""
    place = tmp_path / "translations" / "cy" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "planner.mo").write_bytes(marked())
    monkeypatch.setattr(words, "resource_root", lambda: tmp_path)
    words._catalogue.cache_clear()
    yield
    words._catalogue.cache_clear()


def outside_marks(found: str) -> str:
    """What is left when all between marks is taken away, the days' names too."""
    welsh = Locale("cy")
    names = [*welsh.months["format"]["wide"].values(), *welsh.days["format"]["wide"].values()]
    left = " ".join(found.replace(RULES.copyright, "").split()).replace(RULES.copyright, "")
    before = ""
    while left != before:
        before, left = left, re.sub("«[^«»]*»", " ", left)
    for name in sorted(names, key=len, reverse=True):
        left = left.replace(name, " ")
    return left


@pytest.mark.parametrize("size", [PaperSize.STANDARD, PaperSize.LARGE])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.__name__))
def test_no_word_of_ours_is_left_in_english(
    paper: Callable[[PaperSize], bytes], size: PaperSize, in_marks: None
) -> None:
    found = text(paper(size))
    assert found.count("«") > 5
    left = outside_marks(found)
    assert not re.findall(r"[A-Za-z]{2,}", left), left


@pytest.mark.parametrize("nation", NATIONS)
def test_the_numbers_of_every_nation_are_named_in_the_language(nation: str, in_marks: None) -> None:
    assert not re.findall(r"[A-Za-z]{2,}", outside_marks(text(crisis(PaperSize.LARGE, nation))))


def test_it_finds_a_word_that_was_forgotten(in_marks: None) -> None:
    own = replace(PLAN, said=(said("own", "Ours alone", Origin.THEIR_WORDS),))
    left = outside_marks(text(plan_pdf.make(own, PrintOptions())))
    assert re.findall(r"[A-Za-z]{2,}", left) == ["Ours", "alone"]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.__name__))
def test_the_document_says_that_it_is_welsh(paper: Callable[[PaperSize], bytes]) -> None:
    made = paper(PaperSize.STANDARD)
    root: Any = pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert root["/Lang"] == "cy"


def test_welsh_headings_stand_round_words_that_nobody_changed() -> None:
    welsh = replace(ENGLISH_PLAN, paper_language="cy")
    found = " ".join(text(plan_pdf.make(welsh, PrintOptions())).split())
    for ours in (
        "Fy nghynllun",
        "Beth sy’n bwysig i mi",
        "Byddwn yn edrych ar hwn eto: Dydd Mawrth",
    ):
        assert ours in found
    assert "Os aiff pethau’n anodd" in found
    assert "“I used to be out all day, and I miss people.”" in found
    assert "What matters to me" not in found


def test_a_paper_from_before_there_were_languages_is_read_as_english() -> None:
    kept = ENGLISH_PLAN.to_json()
    del kept["paper_language"], kept["headings_wait"]
    assert PlanSnapshot.from_json(kept) == ENGLISH_PLAN


def test_the_copyright_notice_of_the_scale_is_never_translated() -> None:
    assert RULES.copyright in " ".join(text(wellbeing_twice(PaperSize.STANDARD)).split())


def test_the_titles_of_a_result_are_said_by_the_paper() -> None:
    found = " ".join(text(wellbeing_twice(PaperSize.STANDARD)).split())
    assert "Man cychwyn" in found
    assert "14 wythnos rhyngddynt." in found
    assert "Optimistiaeth" in found


def languages(pdf: bytes) -> set[str]:
    """The languages that elements of the structure are in, apart from the document's."""
    root: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    found: set[str] = set()

    def walk(node: Any) -> None:
        node = node.get_object()
        if not isinstance(node, dict):
            return
        if "/Lang" in node:
            found.add(str(node["/Lang"]))
        held = node.get("/K", [])
        for kid in held if isinstance(held, list) else [held]:
            walk(kid)

    walk(root["/StructTreeRoot"])
    return found


@pytest.mark.parametrize(
    ("language", "paper", "own", "found"),
    [
        ("en", "en_GB", "Walk", set()),
        ("el", "en_GB", OWN, {"el"}),
        ("ur", "en_GB", "میں چلوں گی", {"ur"}),
        ("pl", "en_GB", "Chcę śpiewać", {"pl"}),
        ("pl", "en_GB", "Typed by the planner", set()),
        ("bfi", "en_GB", "Walk é", set()),
        ("cy", "cy", "Cerdded â Jean", set()),
        ("en", "cy", "Walk", {"en-GB"}),
    ],
)
def test_words_of_another_language_say_which(
    language: str, paper: str, own: str, found: set[str]
) -> None:
    told = replace(
        ENGLISH_PLAN,
        language=language,
        paper_language=paper,
        said=(said("why_here", "Why I am here", Origin.THEIR_WORDS),),
        aspirations=(AspirationSnapshot(Horizon.WEEK, own),),
        barriers=(BarrierSnapshot(own),),
        next_steps=(NextStepSnapshot(own),),
    )
    told = replace(told, said=(replace(told.said[0], text=own),))
    assert languages(plan_pdf.make(told, PrintOptions())) == found
