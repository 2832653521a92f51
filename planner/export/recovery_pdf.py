"""The sheet of a recovery code: its only copy. Not part of any person's plan."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.document import WIDTH, Heading, Paper, head, render
from planner.export.figures import Mark, Marked
from planner.export.rows import Framed, Row, Rule, Space, Stack
from planner.export.styles import Style, style_of
from planner.models.sheets import RecoverySheetSnapshot
from planner.words import _, day

_ACROSS = 5


def make(snapshot: RecoverySheetSnapshot) -> bytes:
    """The sheet as a PDF, on one page: of the code that opens alone, or of one of two."""
    style = style_of()
    paper = Paper(
        title=_("One of two codes") if snapshot.holder else _("Recovery code"),
        owner=snapshot.planner_name,
        made_on=snapshot.made_on,
        style=style,
        foot=_("Pathway Planner. Not part of any person’s plan."),
        language="en-GB",
    )
    made = _("Made {day}").format(day=day(snapshot.made_on))
    blocks = head(paper, right=snapshot.planner_name, beneath=made)
    blocks += _code(snapshot, style)
    blocks.append(_use(snapshot, style))
    blocks.append(_keeping(snapshot, style))
    blocks += _seen(snapshot, style)
    blocks.append(_lines(snapshot, style))
    return render(paper, blocks)


def _code(snapshot: RecoverySheetSnapshot, style: Style) -> list[Block]:
    sizes, inks = style.sizes, style.inks
    intro = _(
        "This code opens the vault when the passphrase cannot. Keep this sheet for as long as you"
        " keep the vault."
    )
    if snapshot.holder:
        intro = _(
            "{holder} keeps this code, {other} keeps the other one. Together they open the vault of"
            " {planner}. Both are needed: neither opens anything alone."
        ).format(holder=snapshot.holder, other=snapshot.other, planner=snapshot.planner_name)
    letters = _("The letters I, L, O and U are never used. Capitals and gaps do not matter.")
    rows: list[Block] = []
    for first in range(0, len(snapshot.groups), _ACROSS):
        cells: list[list[Block]] = [
            [
                Words(str(first + place + 1), style.set_at(sizes.small), inks.muted, centre=True),
                Words(group, style.set_at(sizes.title, bold=True), inks.ink, centre=True),
            ]
            for place, group in enumerate(snapshot.groups[first : first + _ACROSS])
        ]
        cells += [[] for _missing in range(_ACROSS - len(cells))]
        last = first + _ACROSS >= len(snapshot.groups)
        rows.append(Row(cells, (1,) * _ACROSS, gap=0, padding=5, rule=None if last else inks.line))
    return [
        Words(intro, style.set_at(sizes.words), inks.ink),
        Framed(rows, inks.ink, padding=6, before=14),
        Words(letters, style.set_at(sizes.small), inks.muted, before=8),
    ]


def _use(snapshot: RecoverySheetSnapshot, style: Style) -> Block:
    size = style.sizes.body
    bullets, numbered = _together_words() if snapshot.holder else _alone_words(snapshot)
    left: list[Block] = [Heading(_("You need it if"), style)]
    left += [_bulleted(text, style) for text in bullets]
    right: list[Block] = [Heading(_("To use it"), style)]
    for number, text in enumerate(numbered, 1):
        words = Words(text, style.set_at(size), style.inks.ink)
        mark = Mark.ring(style, number, size * 1.45)
        right.append(Marked(mark, words, first=size * 1.45, before=6))
    row = Row([left, right], (1, 1), gap=28, padding=0)
    return Stack([row], before=14)


def _alone_words(snapshot: RecoverySheetSnapshot) -> tuple[list[str], list[str]]:
    """When the code that opens alone is needed, and how it is used."""
    return [
        _("the passphrase is forgotten"),
        _("the vault moves to a new computer"),
        _("the computer’s own password is reset"),
    ], [
        _("On the unlock page, press “Use the recovery code”."),
        _("Type the {count} groups.").format(count=len(snapshot.groups)),
        _("Choose a new passphrase."),
    ]


def _together_words() -> tuple[list[str], list[str]]:
    """The same for one of two codes."""
    return [
        _("the planner is ill or away"),
        _("the planner has left"),
        _("the planner’s own sheet is lost too"),
    ], [
        _("On the unlock page, press “Use the recovery code”, then “Two people”."),
        _("Type both codes, in either order."),
        _("In Settings, add whoever covers now."),
    ]


def _bulleted(text: str, style: Style) -> Block:
    size = style.sizes.body
    words = Words(text, style.set_at(size), style.inks.ink)
    return Marked(Mark.bullet(style, size), words, first=size * 1.45, before=6)


def _keeping(snapshot: RecoverySheetSnapshot, style: Style) -> Block:
    mark = Mark.icon(style, "lock", style.sizes.heading * 1.1)
    warning = _("With this code and the vault’s files, anyone can read every record in it.")
    apart = _("Apart from the computer: never in its bag, and never stuck to it.")
    if snapshot.holder:
        warning = _("With both codes and the vault’s files, anyone can read every record in it.")
        apart = _("Apart from the computer, and never together with the other sheet.")
    inside: list[Block] = [
        Heading(_("Where to keep it"), style, mark=mark),
        _bulleted(_("In a sealed envelope, in a locked drawer or safe at work."), style),
        _bulleted(apart, style),
        _bulleted(_("On paper only: no photo, no e-mail, no shared folder."), style),
        Words(warning, style.set_at(style.sizes.body), style.inks.ink, before=8),
    ]
    return Framed(inside, style.inks.ink, before=16, weight=1)


def _seen(snapshot: RecoverySheetSnapshot, style: Style) -> list[Block]:
    advice = _(
        "Make a new code in Settings, Passphrase and recovery code. Backups made before then still"
        " open with the old one, so replace those too. Then shred this sheet."
    )
    if snapshot.holder:
        advice = _(
            "Tell the planner: two new codes are made in Settings, Colleagues and organisation."
            " Backups made before then still open with the old two. Then shred this sheet."
        )
    return [
        Heading(_("If someone else may have seen it"), style, before=14),
        Words(advice, style.set_at(style.sizes.body), style.inks.ink, before=4),
    ]


def _lines(snapshot: RecoverySheetSnapshot, style: Style) -> Block:
    """Lines to fill in by hand: which vault, kept by, sealed on."""
    inks, small = style.inks, style.set_at(style.sizes.small)
    vault = Words(snapshot.vault, style.set_at(style.sizes.words), inks.ink)
    third = (WIDTH - 36) / 3
    high = vault.height(third)
    kept_by = Words(snapshot.holder, style.set_at(style.sizes.words), inks.ink)
    # a name that takes two lines stands at the top alone, so that the sheet stays one page
    keeper: Block = kept_by if 0 < kept_by.height(third) <= high else Space(high)
    cells: list[list[Block]] = []
    for title, above in (
        (_("Which vault"), vault),
        (_("Kept by"), keeper),
        (_("Sealed on"), Space(high)),
    ):
        cells.append([above, Rule(inks.ink, 0.7, before=3), Words(title, small, inks.muted)])
    return Stack([Row(cells, (1, 1, 1), gap=18, padding=0)], before=14)
