"""My plan on paper: what is in it, word for word, and what never is."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.export import plan_pdf
from planner.models.answers import Origin
from planner.models.people import PaperSize, PaperTint
from planner.models.sheets import CrisisNumberSnapshot
from planner.models.snapshots import (
    ContactSnapshot,
    NextStepSnapshot,
    PlanSnapshot,
    PrintOptions,
    Section,
)
from tests.export.reading import colours, fonts, pages, read, roles, squeezed, text
from tests.export.samples import MADE, PLAN, said

SIZES = list(PaperSize)
#: Words in every language served first.
LANGUAGES = {
    "cy": "Dw i’n hoffi’r ŵyn a’r tŷ.",
    "pl": "Zażółć gęślą jaźń.",
    "ro": "Mă simt bine și țin la familie.",
    "pa": "ਮੈਂ ਆਪਣੇ ਬੱਚਿਆਂ ਨਾਲ ਖੁਸ਼ ਹਾਂ।",
    "ur": "پچھلے سال سے میں بہت کم باہر نکلتی ہوں۔",
    "ar": "أحب المشي مع جارتي (جين) يوم 12 مارس.",
    "bn": "আমি বাগানে হাঁটতে ভালোবাসি, প্রতিদিন সকালে।",
    "gu": "મને બગીચામાં ચાલવું ગમે છે.",
    "hi": "मुझे बगीचे में टहलना अच्छा लगता है।",
    "ta": "எனக்கு தோட்டத்தில் நடப்பது பிடிக்கும்.",
    "pt": "Gosto de caminhar à tarde.",
    "es": "¿Quién soy? Señora.",
    "tr": "Bahçede yürümeyi seviyorum, ışık güzel.",
    "uk": "Мені подобається гуляти, їжа смачна.",
    "zh": "我喜欢和邻居一起散步，每天早上去公园。",
}


def plan(*, size: PaperSize = PaperSize.STANDARD, **changed: object) -> bytes:
    """The sample plan with fields changed, as a PDF."""
    return plan_pdf.make(replace(PLAN, **changed), PrintOptions(size=size))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colour", [True, False])
def test_everything_in_the_snapshot_is_on_the_paper(size: PaperSize, colour: bool) -> None:
    made = plan_pdf.make(PLAN, PrintOptions(size=size, colour=colour))
    found = read(made)
    for words in (
        "Margaret",
        "Made with Priya Nair at Riverside Surgery, 17 March 2026",
        "“I used to be out all day, and I miss people.”",
        "Agreed summary, 10 March",
        "“Walk to the end of our road and back.”",
        "by 24 March",
        "by March 2027",
        "1 at the start, 40 now, 100 is my aim",
        "0 to 10: 2 at the start, 4 now, 7 is my aim",
        "Not yet.",
        "Manage it",
        "“I get out of breath on the hill.”",
        "“Rest at the bench.”",
        "Done, 12 March",
        "Me and Jean",
        "Saturdays, 11:00",
        "Mill Lane",
        "116 123",
        "01632 960 172",
        "Tuesday 14 April 2026, 10:30, the surgery, with Priya Nair.",
        "This plan belongs to me. I can change it at any time.",
        "Working notes are not on this print. You can ask to see them.",
    ):
        assert squeezed(words) in found


def test_only_the_persons_own_words_are_between_quotation_marks() -> None:
    made = read(plan(said=(said("Mine."), said("Ours.", "b", Origin.AGREED_SUMMARY))))
    assert "“Mine.”" in made
    assert "Ours." in made
    assert "“Ours.”" not in made


def test_sections_with_nothing_in_them_are_left_out() -> None:
    made = text(plan_pdf.make(PlanSnapshot("Ana", MADE, "Priya Nair"), PrintOptions()))
    for title in ("What matters", "How I’d like", "gets in the way", "next steps", "get hard"):
        assert title not in made


def test_what_is_unticked_is_not_printed() -> None:
    options = PrintOptions(
        sections=(Section.MEETING,), left_out_prompts=("why_here",), crisis=False
    )
    made = read(plan_pdf.make(PLAN, options))
    for gone in ("miss people", "Walk to", "out of breath", "inhaler", "116 123", "01632 960 172"):
        assert squeezed(gone) not in made
    assert squeezed("Someone to walk with") in made


def test_hopes_that_are_off_the_paper_are_not_named_by_what_is_in_their_way() -> None:
    made = read(plan_pdf.make(PLAN, PrintOptions(sections=(Section.BARRIERS,))))
    assert squeezed("I get out of breath on the hill.") in made
    assert squeezed("Walk to the end of our road") not in made


def test_without_a_planner_nobody_is_named_in_their_place() -> None:
    made = read(plan(planner_name="", planner_phone="01632 960 155"))
    assert squeezed("Made 17 March 2026") in made
    assert "with" not in made.split(squeezed("What matters"))[0]
    assert squeezed("To reach") not in made


def test_the_nhs_number_and_signatures_print_only_when_asked_for() -> None:
    assert "9434765919" not in read(plan())
    assert "Signed" not in read(plan())
    made = read(plan_pdf.make(PLAN, PrintOptions(nhs_number=True, signatures=True)))
    assert squeezed("NHS number 943 476 5919") in made
    assert squeezed("Signed by me") in made


def test_every_page_says_whose_it_is_when_and_which_page() -> None:
    made = pages(plan(said=(said("word " * 2000),)))
    for number, page in enumerate(made, 1):
        assert f"Margaret, 17 March 2026, page {number} of {len(made)}" in page
        assert "This plan belongs to me." in page


@pytest.mark.parametrize("size", SIZES)
def test_ten_thousand_letters_print_whole(size: PaperSize) -> None:
    words = " ".join(f"w{number}" for number in range(2000))
    assert len(words) > 10_000
    found = squeezed("".join(body(page) for page in pages(plan(size=size, said=(said(words),)))))
    assert squeezed(words) in found


def test_a_column_of_next_steps_that_is_empty_is_left_out() -> None:
    nowhere = NextStepSnapshot("Ring Jean.")
    assert "Where" not in read(plan(next_steps=(nowhere,)))
    assert "Where" in read(plan(next_steps=(nowhere, replace(nowhere, place="Mill Lane"))))


@pytest.mark.parametrize("size", SIZES)
def test_two_hundred_next_steps_all_print(size: PaperSize) -> None:
    steps = tuple(NextStepSnapshot(f"Step number {number}.") for number in range(200))
    found = read(plan(size=size, next_steps=steps))
    assert all(squeezed(step.what) in found for step in steps)


@pytest.mark.parametrize("size", SIZES)
def test_a_word_without_end_is_broken_and_not_lost(size: PaperSize) -> None:
    found = "".join(body(page) for page in pages(plan(size=size, said=(said("x" * 5000),))))
    assert found.count("x") - "".join(pages(plan(size=size, said=()))).count("x") >= 4990


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", range(0, 40, 3))
def test_a_heading_is_never_last_on_its_page_and_the_box_never_splits(
    size: PaperSize, count: int
) -> None:
    people = tuple(ContactSnapshot(f"Friend {number}", "", "01632 960 001") for number in range(3))
    made = plan(size=size, said=(said("line\n" * count + "end"),), people=people)
    for page in pages(made):
        rows = [row.strip() for row in body(page).splitlines() if row.strip()]
        assert rows[-1] not in {
            "What matters to me",
            "How I’d like my life to look",
            "My next steps",
            "If things get hard",
            "In a week",
        }
        assert ("If things get hard" in page) == ("ask for an interpreter" in page)


@pytest.mark.parametrize("size", [PaperSize.LARGE, PaperSize.EXTRA_LARGE, PaperSize.LARGEST])
def test_in_large_print_the_box_has_its_page_to_itself(size: PaperSize) -> None:
    (page,) = [page for page in pages(plan(size=size)) if "If things get hard" in page]
    assert page.split()[0] == "If"
    assert "Step" not in page
    assert "We’ll look at this again" not in page


@pytest.mark.parametrize("size", SIZES)
def test_a_box_no_page_can_hold_parts_between_numbers(size: PaperSize) -> None:
    numbers = tuple(
        CrisisNumberSnapshot(f"n{index}", f"Help {index}a", f"0808 {index:03}", f"Note {index}b")
        for index in range(40)
    )
    made = pages(plan(size=size, crisis_numbers=numbers, people=()))
    assert len([page for page in made if "Help" in page]) > 1
    for index in range(40):
        (page,) = [page for page in made if f"Help {index}a" in page]
        assert f"Note {index}b" in page
        assert f"0808 {index:03}" in page


def test_more_people_than_a_box_can_hold_are_listed_below_it() -> None:
    people = tuple(
        ContactSnapshot(f"Friend {number},", "", "07700 900 001") for number in range(60)
    )
    made = plan(people=people)
    assert all(squeezed(person.name) in read(made) for person in people)


def test_markup_in_words_is_only_letters() -> None:
    hostile = '<b>bold</b> <img src="file:///etc/hostname"/> &amp; </para> <!-- '
    assert squeezed(hostile) in read(plan(said=(said(hostile),), called="<i>Ana</i>"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_every_language_served_prints_every_letter(language: str, size: PaperSize) -> None:
    words = LANGUAGES[language]
    made = plan(size=size, language=language, said=(said(words),))
    assert squeezed(words) in read(made)
    assert all(fonts(made).values())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(sorted(LANGUAGES.values())), min_size=1, max_size=6),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"), max_codepoint=0xFFFF),
        max_size=30,
    ),
)
def test_no_letter_is_lost_whatever_is_mixed(sentences: list[str], more: str) -> None:
    words = " ".join([*sentences, more])
    found = read(plan(said=(said(words),)))
    assert set(squeezed(words)) <= set(found)


def test_all_fonts_are_embedded_and_ours() -> None:
    made = fonts(plan(said=tuple(said(words, key) for key, words in LANGUAGES.items())))
    assert all(made.values())
    assert all("Atkinson" in name or "Noto" in name for name in made)


def test_black_and_white_has_no_colour_on_any_page() -> None:
    assert colours(plan_pdf.make(PLAN, PrintOptions(colour=False))) == 0
    assert colours(plan_pdf.make(PLAN, PrintOptions())) > 100


def test_on_tinted_paper_nothing_is_filled_but_the_inks_stay() -> None:
    def made(tint: PaperTint | None, *, colour: bool = True) -> int:
        options = PrintOptions(tint=tint, colour=colour, crisis=False, sections=())
        return colours(plan_pdf.make(PLAN, options))

    assert 0 < made(PaperTint.YELLOW) < made(None) - 40
    assert made(PaperTint.YELLOW, colour=False) == 0


def test_the_same_snapshot_and_options_give_the_same_bytes() -> None:
    many = replace(PLAN, said=tuple(said(words, key) for key, words in LANGUAGES.items()))
    first = plan_pdf.make(many, PrintOptions())
    plan(said=(said("क्षत्रिय ਖੁਸ਼ 🙂 জ্ঞান"),))
    kept = PlanSnapshot.from_json(many.to_json())
    assert plan_pdf.make(kept, PrintOptions.from_json(PrintOptions().to_json())) == first


def test_it_can_be_read_aloud() -> None:
    made = plan()
    reader = pypdf.PdfReader(io.BytesIO(made))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"  # type: ignore[index]
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"  # type: ignore[index]
    assert str(root["/MarkInfo"]["/Marked"]) == "True"  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "My plan, 17 March 2026"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2026, 3, 17)
    found = roles(made)
    assert found[:2] == ["/Document", "/H1"]
    assert {"/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure"} <= set(found)
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles[0] == "My plan"


def body(page: str) -> str:
    """A page's text without its footer."""
    return page.split("This plan belongs to me.")[0]


def test_half_letters_and_control_letters_do_not_stop_a_print() -> None:
    made = plan(called="An\ud800a\x00", said=(said("one\ud83d two\x07\x1c three \u202eد"),))
    assert squeezed("three") in read(made)
