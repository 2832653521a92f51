"""Where papers break: no page for a sentence, a row or a line to write on alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.export import keepsake_pdf, plan_pdf, preparation_pdf, wellbeing_pdf
from planner.export.blocks import Block
from planner.export.document import Paper, in_fewest_pages, paginate
from planner.export.rows import Row, Space, Table
from planner.export.styles import style_of
from planner.models.people import PaperSize
from planner.models.snapshots import PlanSnapshot, PrintOptions
from tests.export.reading import pages, read, squeezed
from tests.export.samples import MADE, NUMBERS, PLAN, WELLBEING, said
from tests.export.test_keepsake_pdf import KEEPSAKE
from tests.export.test_visit_sheets import BLANK, FILLED

SHORT = PlanSnapshot(
    called="Jo",
    made_on=MADE,
    planner_name="Priya Nair",
    said=(said("Tired."),),
    crisis_numbers=NUMBERS,
)
LARGER = [size for size in PaperSize if size is not PaperSize.STANDARD]


@pytest.mark.parametrize("size", [PaperSize.LARGE, PaperSize.EXTRA_LARGE])
def test_the_sentence_about_notes_stands_below_the_numbers_of_a_short_plan(size: PaperSize) -> None:
    _words, last = pages(plan_pdf.make(SHORT, PrintOptions(size=size)))
    assert "999" in last
    assert "Working notes" in last


@pytest.mark.parametrize("size", LARGER)
def test_when_we_meet_has_another_page_than_the_numbers_to_put_up(size: PaperSize) -> None:
    made = pages(plan_pdf.make(PLAN, PrintOptions(size=size)))
    (ring,) = [page for page in made if "Samaritans" in page]
    (meet,) = [page for page in made if "look at this again" in page]
    assert ring != meet


@pytest.mark.parametrize("band", [False, True])
def test_a_wellbeing_paper_in_large_print_is_two_pages_and_ends_with_the_topics(
    band: bool,
) -> None:
    made = wellbeing_pdf.make(WELLBEING, PrintOptions(size=PaperSize.LARGE, band=band))
    first, last = pages(made)
    assert "not a label or a diagnosis" in first
    assert "Cheerfulness" in last
    assert squeezed("1 is none of the time, 5 is all of the time.") in read(made)


@pytest.mark.parametrize("written", [FILLED, BLANK])
def test_fewer_lines_to_write_on_rather_than_a_page_for_the_numbers_alone(
    written: object,
) -> None:
    options = PrintOptions(size=PaperSize.LARGE)
    (page,) = pages(preparation_pdf.make(written, options))  # type: ignore[arg-type]
    assert "999" in page


def test_a_line_to_add_something_on_is_not_worth_another_page() -> None:
    (page,) = pages(keepsake_pdf.make(KEEPSAKE, PrintOptions()))
    assert "Something I want to add" in page


def test_what_gets_in_the_way_stays_with_what_we_will_do_about_it() -> None:
    barrier = replace(PLAN.barriers[0], how="Rest at the bench, the end.")
    for answers in range(1, 24):
        plan = replace(PLAN, said=(said("Tired."),) * answers, barriers=(barrier,))
        made = pages(plan_pdf.make(plan, PrintOptions()))
        (with_words,) = [page for page in made if "out of breath" in page]
        assert "the end." in with_words


def rows(count: int) -> list[Block]:
    return [Row([[Space(20)]], (1,), padding=0) for _row in range(count)]


@pytest.mark.parametrize("above", [0, 60, 80, 100, 120, 140])
def test_no_row_of_a_table_stands_alone(above: int) -> None:
    heading = Row([[Space(20)]], (1,), padding=0)
    table = Table(heading, rows(5))
    made = paginate([Space(above), table] if above else [table], 160)
    counts = [len(block.rows) for page in made for block in page if isinstance(block, Table)]
    assert sum(counts) == 5
    assert min(counts) >= 2


def test_a_row_as_high_as_a_page_may_stand_alone() -> None:
    table = Table(Row([[Space(20)]], (1,)), [Row([[Space(400)]], (1,)) for _row in range(3)])
    assert len(paginate([table], 500)) == 3


@pytest.mark.parametrize(
    ("ways", "tried"),
    [((3, 1), [3, 1]), ((2, 1), [2, 1]), ((4, 3, 2, 1), [4, 1, 3, 2]), ((5, 2, 1), [5, 1, 2])],
)
def test_the_best_way_that_costs_no_page_is_taken_and_each_is_tried_once(
    ways: tuple[int, ...], tried: list[int]
) -> None:
    style = style_of()
    paper = Paper("My plan", "Jo", MADE, style, "This plan belongs to me.")

    laid: list[int] = []

    def lay(way: int) -> list[Block]:
        laid.append(way)
        return [Space(600), Space(300), *(Space(150) for _line in range(way))]

    made = in_fewest_pages(paper, lay, ways)
    fits = [way for way in ways if way <= 2]
    assert sum(map(len, made)) == fits[0] + 2
    assert laid == tried
