"""One aspiration as a card: what it is about, the words, what is in the way, how it stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpacerItem, QVBoxLayout, QWidget

from planner.models.aspirations import Aspiration, AspirationStatus, MeasureKind, Progress
from planner.models.reference import LifeArea
from planner.models.titles import STATUSES
from planner.records.hopes import Hope
from planner.views.progress_words import changed_words
from planner.views.theme import Theme
from planner.views.widgets.buttons import IconButton
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.marks import Blocks, MeasureLine
from planner.views.widgets.pills import Pill
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import _, short_day

#: What became of an aspiration, in words; an active one needs none.
STATUS_WORDS = STATUSES
_STATUS_KINDS = {
    AspirationStatus.ACHIEVED: ("success", "check"),
    AspirationStatus.CHANGED: ("neutral", ""),
    AspirationStatus.SET_ASIDE: ("neutral", "not-now"),
}


class AspirationCard(Card):
    """A hope on its card; all of it opens, and its menu does the rest.

    Emits:
        opened(): the details are wanted.
        menu_wanted(): the menu is wanted, below `more`.
        answered(value): yes (1) or not yet (0) was chosen on the card.
    """

    opened = Signal()
    menu_wanted = Signal()
    answered = Signal(object)

    def __init__(self, theme: Theme, areas: Mapping[str, LifeArea], parent: QWidget) -> None:
        self._pills = FlowLayout()
        self._above = QSpacerItem(0, 0)
        super().__init__(theme, parent=parent)
        self._areas = areas
        self.hope: Hope | None = None
        self._shown: tuple[Hope, Aspiration | None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring_radius", theme.radius("card"))
        self.more = IconButton(theme, "more", _("More for this"))
        self.more.clicked.connect(self.menu_wanted)
        #: The pills; without one the words, which else would stand below an empty line.
        self._lead = QVBoxLayout()
        self._lead.addLayout(self._pills)
        top = QHBoxLayout()
        top.addLayout(self._lead, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._words = ClampedLabel(theme, style="words", lines=5)
        self._know = ClampedLabel(theme, "", "support", "muted", lines=2)
        self._way = _IconLine(theme, "step3-barriers", "step3")
        self._part_of = _IconLine(theme, "link", "muted")
        self._measure = QWidget()
        measure = QVBoxLayout(self._measure)
        measure.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(top)
        for widget in (self._words, self._know, self._way, self._part_of):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addSpacerItem(self._above)
        self.body.addWidget(self._measure)

    def show_hope(self, hope: Hope, part_of: Aspiration | None) -> None:
        """Show `hope`, and what it is a part of, as they are now."""
        if (hope, part_of) == self._shown:
            return
        self._shown = (hope, part_of)
        self.hope = hope
        row = hope.aspiration
        self.setAccessibleName(row.words[:200])
        self.more.set_name(_("More for “{words}”").format(words=row.words[:80]))
        self._words.set_text(row.words)
        self._know.set_text(_("How I’ll know: {words}").format(words=row.how_ill_know))
        self._know.setVisible(bool(row.how_ill_know.strip()))
        self._way.show_text(
            _("In the way: {words}").format(
                words=", ".join(f"“{words}”" for words in hope.in_the_way)
            )
            if hope.in_the_way
            else ""
        )
        self._part_of.show_text(
            _("On the way to: “{words}”").format(words=part_of.words) if part_of else ""
        )
        self._show_pills(row)
        self._show_measure(row, hope.now)
        changed = changed_words(hope)
        layout = self._measure.layout()
        if changed and layout is not None:
            layout.addWidget(ClampedLabel(self.theme, changed, "small", "muted", lines=2))
            self._measure.show()

    def choice(self) -> RadioRow | None:
        """Yes or not yet, where that is how it is measured."""
        rows = [row for row in self._measure.findChildren(RadioRow) if not row.isHidden()]
        return rows[0] if rows else None

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        theme = self.theme
        self.body.setContentsMargins(theme.px(18), theme.px(6), theme.px(12), theme.px(16))
        self.body.setSpacing(theme.px(4))
        self._pills.setContentsMargins(0, theme.px(8), 0, 0)
        self._above.changeSize(0, theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open it; the Menu key opens its menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it opens it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, by the right button or the Menu key."""
        self.menu_wanted.emit()

    def _show_pills(self, row: Aspiration) -> None:
        clear_layout(self._pills)
        for key in row.life_areas:
            if key in self._areas:
                area = self._areas[key]
                self._pills.addWidget(Pill(self.theme, area.title, "step2", area.icon))
        if row.status in _STATUS_KINDS:
            kind, icon = _STATUS_KINDS[row.status]
            self._pills.addWidget(Pill(self.theme, _(STATUS_WORDS[row.status]), kind, icon))
        if not row.on_paper:
            self._pills.addWidget(Pill(self.theme, _("Not on my paper"), "neutral"))
        self._place_words()

    def _place_words(self) -> None:
        bare = self._pills.count() == 0
        here, there = (self._lead, self.body) if bare else (self.body, self._lead)
        if here.indexOf(self._words) < 0:
            there.removeWidget(self._words)
            here.insertWidget(1, self._words)
        grow(self.theme, self._lead.setContentsMargins, 0, 9 if bare else 0, 0, 0)

    def _show_measure(self, row: Aspiration, now: Progress | None) -> None:
        layout = self._measure.layout()
        if layout is None:
            return
        clear_layout(layout)
        self._measure.setVisible(row.measure is not MeasureKind.NONE)
        if row.measure is MeasureKind.OWN:
            if row.unit.strip():
                layout.addWidget(ElidedLabel(self.theme, row.unit, "support-bold"))
            line = MeasureLine(self.theme)
            ends = [end for end in (row.start, row.target) if end is not None]
            line.set_values(
                row.start,
                now.value if now else None,
                row.target,
                low=min(ends, default=0),
                high=max(ends, default=10),
                unit=row.unit,
            )
            layout.addWidget(line)
        elif row.measure is MeasureKind.YES_NO:
            self._show_yes_no(layout, row, now)
        elif row.measure is MeasureKind.SCALE:
            blocks = Blocks(self.theme)
            blocks.set_value(int(now.value) if now else None)
            layout.addWidget(blocks)

    def _show_yes_no(self, layout: object, row: Aspiration, now: Progress | None) -> None:
        if not isinstance(layout, QVBoxLayout):
            return
        label = row.unit if row.unit.strip() else _("Is it so?")
        layout.addWidget(ClampedLabel(self.theme, label, "support-bold", lines=2))
        choice = RadioRow(self.theme, label, [(0.0, _("Not yet")), (1.0, _("Yes"))])
        choice.set_label_hidden(True)
        choice.set_value(now.value if now else None)
        choice.chosen.connect(self.answered)
        layout.addWidget(choice)
        if now is not None and now.happened_on is not None:
            asked = _("Asked on {day}").format(day=short_day(now.happened_on))
            layout.addWidget(Label(self.theme, asked, "small", "muted"))


class _IconLine(QWidget):
    """One line of words after a small icon; nothing where there are none."""

    def __init__(self, theme: Theme, icon: str, token: str) -> None:
        super().__init__()
        self._theme, self._icon, self._token = theme, icon, token
        self._mark = QLabel()
        self._line = ElidedLabel(theme, "", "support", token)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._mark)
        row.addWidget(self._line, 1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_text(self, text: str) -> None:
        """Show `text` on one line."""
        self._line.set_text(text[:1000])
        self.setVisible(bool(text))

    def restyle(self) -> None:
        """Draw the icon again."""
        self._mark.setPixmap(self._theme.pixmap(self._icon, self._token, 16))
