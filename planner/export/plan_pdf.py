"""My plan, on paper: what matters, hopes, what gets in the way, next steps, numbers, when we meet.

First person throughout and in a fixed order; a section with nothing in it is left out. Answers
print whole. Working notes and concerns are not in a snapshot, so they cannot print.
"""

from __future__ import annotations

from planner.export import phrases
from planner.export.blocks import Block, Words
from planner.export.crisis_box import crisis_blocks
from planner.export.document import Paper, head, in_fewest_pages, render_pages
from planner.export.figures import Mark, Marked
from planner.export.plan_sections import barrier, hopes, said, section
from planner.export.plan_steps import next_steps
from planner.export.rows import Row, Rule, Space, Stack
from planner.export.styles import Style
from planner.export.text import Span
from planner.export.theirs import their_paper, their_style
from planner.models.snapshots import PlanSnapshot, PrintOptions, Section
from planner.scripts import isolated
from planner.words import IN_ENGLISH, Tongue


def make(snapshot: PlanSnapshot, options: PrintOptions) -> bytes:
    """The plan as a PDF. The same snapshot and options give the same bytes."""
    paper = _paper(snapshot, options)

    def lay(whole: int) -> list[Block]:
        return _blocks(snapshot, options, paper, whole=bool(whole))

    return render_pages(paper, in_fewest_pages(paper, lay, (1, 0)))


def _paper(snapshot: PlanSnapshot, options: PrintOptions) -> Paper:
    tongue = Tongue(snapshot.paper_language)
    style = their_style(options, _own_words(snapshot), snapshot.language, tongue)
    _ = tongue.say
    return their_paper(_("My plan"), snapshot, options, style)


def _own_words(snapshot: PlanSnapshot) -> list[str]:
    """Every text of a plan that someone typed."""
    texts = [snapshot.called, snapshot.planner_name, snapshot.surgery]
    for answer in snapshot.said:
        texts += [answer.title, answer.text]
    for hope in snapshot.aspirations:
        texts += [hope.words, hope.why, hope.how_ill_know]
        texts += [hope.measure.unit] if hope.measure else []
    for each in snapshot.barriers:
        texts += [each.words, each.how, *each.in_the_way_of]
    for step in snapshot.next_steps:
        texts += [step.what, step.who_else, step.place, step.how_often]
    for person in snapshot.people:
        texts += [person.name, person.relation]
    for number in snapshot.crisis_numbers:
        texts += [number.label, number.note, number.number]
    if snapshot.next_appointment is not None:
        texts.append(snapshot.next_appointment.place)
    return [text for text in texts if text]


def _blocks(
    snapshot: PlanSnapshot, options: PrintOptions, paper: Paper, *, whole: bool
) -> list[Block]:
    """Everything in its order; `whole`: what gets in the way is not parted over two pages."""
    style = paper.style
    _ = style.tongue.say
    beneath = _made_with(snapshot, options, style.tongue)
    blocks = head(paper, right=snapshot.called, beneath=beneath)
    blocks += _language_note(snapshot, style)
    answers = [
        answer
        for answer in snapshot.said
        if answer.text.strip() and answer.key not in options.left_out_prompts
    ]
    if answers:
        blocks += section(
            _("What matters to me"), 1, style, [said(each, style) for each in answers]
        )
    if Section.ASPIRATIONS in options.sections and snapshot.aspirations:
        rows = hopes(snapshot.aspirations, style)
        blocks += section(_("How I’d like my life to look"), 2, style, rows)
    if Section.BARRIERS in options.sections and snapshot.barriers:
        # What is off the paper is not named by what is on it either.
        hopes_print = Section.ASPIRATIONS in options.sections
        rows = [
            barrier(each, style, name_hopes=hopes_print, whole=whole) for each in snapshot.barriers
        ]
        blocks += section(_("What gets in the way, and what we’ll do"), 3, style, rows)
    if Section.NEXT_STEPS in options.sections and snapshot.next_steps:
        blocks += next_steps(snapshot.next_steps, snapshot.planner_name, style)
    crisis = []
    if options.crisis:
        crisis = crisis_blocks(snapshot.crisis_numbers, snapshot.people, style)
    blocks += crisis
    meeting = _meeting(snapshot, style, told=Section.MEETING in options.sections)
    # the page of the numbers is to be put up; one sentence, though, is not worth another page
    more = isinstance(meeting, Marked) or options.signatures
    meeting.new_page = style.large and more and len(crisis) == 1
    blocks.append(meeting)
    if options.signatures:
        blocks.append(_signatures(style))
    return blocks


def _made_with(snapshot: PlanSnapshot, options: PrintOptions, tongue: Tongue) -> str:
    _ = tongue.say
    pattern = _("Made {day}")
    if snapshot.planner_name and snapshot.surgery:
        pattern = _("Made with {planner} at {surgery}, {day}")
    elif snapshot.planner_name:
        pattern = _("Made with {planner}, {day}")
    made = pattern.format(
        planner=isolated(snapshot.planner_name),
        surgery=isolated(snapshot.surgery),
        day=tongue.day(snapshot.made_on),
    )
    if options.nhs_number and snapshot.nhs_number:
        return f"{made}\n{phrases.nhs_number(snapshot.nhs_number, tongue)}"
    return made


def _language_note(snapshot: PlanSnapshot, style: Style) -> list[Block]:
    """That headings are English where nobody has read those in the person's language yet."""
    _ = style.tongue.say
    code = snapshot.language.lower().replace("-", "_").split("_")[0]
    english = style.tongue == IN_ENGLISH
    if code in {"", "en"} or not english or not snapshot.headings_wait:
        return []
    from babel import Locale

    name = Locale("en").languages.get(code, snapshot.language)
    note = _(
        "Headings stay in English until a named person has checked the {language} ones."
    ).format(language=name)
    return [Words(note, style.set_at(style.sizes.small), style.inks.muted, rtl=style.rtl)]


def _meeting(snapshot: PlanSnapshot, style: Style, *, told: bool) -> Block:
    """When we meet and look at the plan again, if `told`; and where the working notes are."""
    _ = style.tongue.say
    body = style.set_at(style.sizes.body)
    notes = _("Working notes are not on this print. You can ask to see them.")
    said = _dates(snapshot, style.tongue) if told else []
    if not said:
        return Words(notes, body, style.inks.muted, rtl=style.rtl, before=14)
    said.append(Span(notes, colour=style.inks.muted))
    words = Words(said, body, style.inks.ink, rtl=style.rtl)
    mark = Mark.icon(style, "calendar", body.size * 1.3)
    return Marked(mark, words, first=body.size * 1.45, rtl=style.rtl, before=14)


def _dates(snapshot: PlanSnapshot, tongue: Tongue) -> list[Span]:
    _ = tongue.say
    said: list[Span] = []
    again = _("We’ll look at this again")
    meeting, review = snapshot.next_appointment, snapshot.review_on
    if meeting is not None:
        parts = [tongue.full_day(meeting.on)]
        parts += [tongue.time_of_day(meeting.at)] if meeting.at else []
        parts += [isolated(meeting.place)] if meeting.place else []
        if snapshot.planner_name:
            parts.append(_("with {planner}").format(planner=isolated(snapshot.planner_name)))
        title = again if review == meeting.on else _("We meet next")
        said.append(Span(title, bold=True))
        said.append(Span(_(" on {when}.").format(when=", ".join(parts)) + "\n"))
    if review is not None and (meeting is None or review != meeting.on):
        said.append(Span(again, bold=True))
        said.append(Span(_(" on {when}.").format(when=tongue.full_day(review)) + "\n"))
    if snapshot.planner_name and snapshot.planner_phone:
        said.append(Span(_("To reach {planner}: ").format(planner=isolated(snapshot.planner_name))))
        said.append(Span(f"{snapshot.planner_phone}\n", bold=True))
    return said


def _signatures(style: Style) -> Block:
    """Two lines to sign on, each with its date."""
    _ = style.tongue.say
    small = style.set_at(style.sizes.small)
    cells: list[list[Block]] = [
        [Space(30), Rule(style.inks.control), Words(title, small, style.inks.muted, rtl=style.rtl)]
        for title in (_("Signed by me"), _("Signed by my planner"), _("Date"))
    ]
    if style.large:
        lines = [block for cell in cells for block in cell]
        for block in lines[:-1]:
            block.keep = True
        return Stack(lines, before=12)
    return Row(cells, (0.38, 0.38, 0.24), gap=18, padding=6, rtl=style.rtl)
