"""My progress on paper: the pathway so far, each measure, the people around me, parts of life.

The charts are those of the screen. WEMWBS totals are on it only where they were chosen; then every
page carries the notice of the scale.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from planner.export import phrases
from planner.export.blocks import Block, Words
from planner.export.document import Heading, head, render
from planner.export.pictures import PictureBlock
from planner.export.rows import Row, Rule, Space
from planner.export.styles import Style
from planner.export.theirs import their_paper, their_style
from planner.export.wellbeing_pdf import notice
from planner.models.aspirations import AspirationStatus
from planner.models.course_chart import course_chart
from planner.models.course_words import course_sentence, network_run
from planner.models.progress import (
    Area,
    Course,
    EventKind,
    ProgressSnapshot,
    Run,
    areas_of,
    changed_words,
    legend_words,
    unit_words,
)
from planner.models.snapshots import PrintOptions
from planner.models.then_and_now import count_words, run_words, then_and_now
from planner.models.timeline import timeline
from planner.models.timeline_words import timeline_sentence
from planner.models.titles import STATUSES
from planner.words import _, day


def make(snapshot: ProgressSnapshot, options: PrintOptions) -> bytes:
    """The paper as a PDF."""
    told = snapshot if options.scores else snapshot.without_scores()
    scored = any(event.kind is EventKind.WELLBEING for event in told.events)
    style = their_style(options, _own_words(told), told.language)
    notices = (notice(told),) if scored else ()
    paper = their_paper(_("My progress"), told, options, style, notices=notices)
    blocks = head(paper, right=told.called, beneath=_period(told))
    blocks += _pathway(told, style)
    blocks += _courses(told, style)
    blocks += _network(told, style)
    blocks += _areas(told, style)
    return render(paper, blocks)


def _period(told: ProgressSnapshot) -> str:
    return _("{first} to {latest}").format(first=day(told.started_on), latest=day(told.ends_on))


def _own_words(told: ProgressSnapshot) -> list[str]:
    """The name, and every text of it that someone typed."""
    texts = [told.called]
    for course in told.courses:
        texts += [course.words, *course.areas, *(run.unit for run in course.runs)]
    return texts


def _pathway(told: ProgressSnapshot, style: Style) -> list[Block]:
    return [
        Heading(_("My pathway so far"), style),
        PictureBlock(partial(timeline, told), style, before=6),
        _said(timeline_sentence(told), style),
    ]


def _courses(told: ProgressSnapshot, style: Style) -> list[Block]:
    """Every measured hope: its words, then a chart for each measure it was answered in."""
    measured = [course for course in told.courses if course.measured]
    if not measured:
        return []
    legend = _said(legend_words(measured), style)
    legend.keep = True
    blocks: list[Block] = [Heading(_("How my hopes are going"), style, before=14), legend]
    for course in measured:
        blocks += _course(course, style)
    return blocks


def _course(course: Course, style: Style) -> list[Block]:
    words = _hope(course, style)
    words.before = 8
    blocks: list[Block] = [words]
    for index, run in enumerate(course.runs):
        if index:
            blocks.append(_said(changed_words(course.runs[index - 1], run), style, keep=True))
        blocks += _chart(run, course.since, style)
    return [*blocks, Rule(style.inks.line, before=8)]


def _chart(run: Run, since: date, style: Style) -> list[Block]:
    small = style.set_at(style.sizes.small, bold=True)
    unit = Words(
        unit_words(run.kind, run.unit), small, style.inks.ink, role="H4", keep=True, rtl=style.rtl
    )
    unit.before = 4
    drawn = PictureBlock(partial(course_chart, run, since), style, before=4)
    drawn.keep = True
    return [unit, drawn, _said(course_sentence(run), style)]


def _network(told: ProgressSnapshot, style: Style) -> list[Block]:
    if not told.network:
        return []
    run = network_run(told.network)
    since = told.network[0].on
    return [
        Heading(_("How strong the people around me feel"), style, before=14),
        _said(_("0 is nobody, 10 is plenty."), style, keep=True),
        PictureBlock(partial(course_chart, run, since), style, before=4),
        _said(course_sentence(run), style),
    ]


def _areas(told: ProgressSnapshot, style: Style) -> list[Block]:
    """Parts of life: how many hopes, how many achieved, where each stood first and stands now."""
    areas = areas_of(told.courses)
    if not areas:
        return []
    blocks: list[Block] = [Heading(_("Parts of my life, then and now"), style, before=14)]
    for area in areas:
        blocks += _area(area, style)
    return blocks


def _area(area: Area, style: Style) -> list[Block]:
    sizes, inks = style.sizes, style.inks
    title = Words(
        area.title,
        style.set_at(sizes.body, bold=True),
        inks.ink,
        role="H3",
        keep=True,
        rtl=style.rtl,
    )
    title.before = 10
    count = _said(count_words(area), style, keep=True)
    blocks: list[Block] = [title, count]
    for course in area.courses:
        words = _hope(course, style, small=True)
        if not course.measured:
            words.keep = False
            blocks.append(words)
            continue
        run = course.runs[-1]
        line = PictureBlock(partial(then_and_now, run), style)
        beneath = _said(run_words(run), style)
        if style.large:
            blocks += [words, line, beneath]
        else:
            blocks.append(
                Row([[words, beneath], [Space(2), line]], (0.5, 0.5), padding=4, rtl=style.rtl)
            )
    return [*blocks, Rule(inks.line, before=4)]


def _hope(course: Course, style: Style, *, small: bool = False) -> Words:
    """The person's words, whole, and what became of it."""
    size = style.sizes.body if small else style.sizes.words
    text = phrases.quoted(course.words)
    if course.status is not AspirationStatus.ACTIVE:
        text = f"{text}\n{_(STATUSES[course.status])}"
    return Words(
        text,
        style.set_at(size),
        style.inks.ink,
        keep=True,
        before=4,
        rtl=style.rtl,
        lang=style.lang_of(course.words),
    )


def _said(sentence: str, style: Style, *, keep: bool = False) -> Words:
    small = style.set_at(style.sizes.small)
    return Words(sentence, small, style.inks.muted, before=3, keep=keep, rtl=style.rtl)
