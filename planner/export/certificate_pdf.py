"""The certificate that a record was erased: that it happened, never whose it was."""

from __future__ import annotations

from planner.export.blocks import Block, Words
from planner.export.document import Heading, Paper, head, render
from planner.export.figures import Mark, Marked
from planner.export.rows import Row, Space
from planner.export.styles import LABEL_WIDTH, Style, style_of
from planner.models.lawful_sheets import CertificateSnapshot
from planner.words import _, day, plural

_SHARES = (LABEL_WIDTH, 510 - LABEL_WIDTH - 12)


def make(snapshot: CertificateSnapshot) -> bytes:
    """The certificate as a PDF. The same snapshot gives the same bytes."""
    style = style_of()
    paper = Paper(
        title=_("A record was erased"),
        owner="",
        made_on=snapshot.erased_on,
        style=style,
        foot=_("Pathway Planner. This certificate names nobody who was in the records."),
        language="en-GB",
    )
    number = _("Certificate {number}").format(number=snapshot.number)
    blocks = head(paper, right=number, beneath=day(snapshot.erased_on))
    blocks += [_line(label, words, style) for label, words in _facts(snapshot) if words]
    blocks += _what_went(snapshot, style)
    blocks += _backups(snapshot, style)
    blocks += _journal(snapshot, style)
    return render(paper, blocks)


def _facts(snapshot: CertificateSnapshot) -> list[tuple[str, str]]:
    agreed = ", ".join(filter(None, (snapshot.agreed_by, snapshot.agreed_role)))
    return [
        (_("Erased"), snapshot.erased_at),
        (_("Why"), snapshot.reason),
        (_("Erased by"), snapshot.erased_by),
        (_("Agreed by"), agreed),
    ]


def _what_went(snapshot: CertificateSnapshot, style: Style) -> list[Block]:
    said = _(
        "Every entry, its history, its place in the search, and what was left of it in the file "
        "of the records. Nobody can bring it back from there."
    )
    blocks: list[Block] = [
        Heading(_("What went"), style, before=18),
        Words(said, style.set_at(style.sizes.body), style.inks.ink, before=4),
    ]
    return blocks + [_bullet(each, style) for each in snapshot.counts]


def _backups(snapshot: CertificateSnapshot, style: Style) -> list[Block]:
    if not snapshot.backups:
        said = _("No backup was known then that still held the record.")
        return [_title(_("Backups"), style), _words(said, style)]
    said = plural(
        "{count} backup still held the record then. It goes as backups are replaced. Restoring "
        "one erases the record again.",
        "{count} backups still held the record then. They go as backups are replaced. Restoring "
        "one erases the record again.",
        len(snapshot.backups),
    )
    listed = [_bullet(each, style) for each in snapshot.backups]
    return [_title(_("Backups"), style), _words(said, style), *listed]


def _journal(snapshot: CertificateSnapshot, style: Style) -> list[Block]:
    said = _(
        "The journal keeps that something was done and when, without what it was. Its lines are "
        "chained: before this erasure it ended at line {number}, {hash}."
    ).format(number=snapshot.position, hash=snapshot.position_hash or _("no line yet"))
    return [_title(_("The journal"), style), _words(said, style)]


def _title(words: str, style: Style) -> Block:
    return Heading(words, style, before=18)


def _words(words: str, style: Style) -> Block:
    return Words(words, style.set_at(style.sizes.body), style.inks.ink, before=4)


def _bullet(words: str, style: Style) -> Block:
    size = style.sizes.body
    said = Words(words, style.set_at(size), style.inks.ink)
    return Marked(Mark.bullet(style, size), said, first=size * 1.45, before=5)


def _line(label: str, words: str, style: Style) -> Block:
    sizes, inks = style.sizes, style.inks
    named = Words(label, style.set_at(sizes.small), inks.muted, keep=True)
    said = Words(words, style.set_at(sizes.body), inks.ink)
    return Row([[Space(1), named], [said]], _SHARES, padding=5, rule=inks.line)
