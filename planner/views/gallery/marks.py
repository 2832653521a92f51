"""Small things to read: pills, marks, icons, words, colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.views.gallery.inputs import text_box
from planner.views.gallery.states import Columns, Ringed, line
from planner.views.theme import Theme, faces
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.marks import Blocks, Initials, MeasureLine, StepMark, StepState
from planner.views.widgets.pills import Pill
from planner.views.widgets.signed import KeyCap, Sign
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import N_, _

_PILLS = (
    (N_("9 days overdue"), "attention", "alert"),
    (N_("Today, 10:30"), "info", "clock"),
    (N_("Thursday"), "neutral", "calendar"),
    (N_("Linked"), "success", "check"),
    (N_("Not saved"), "danger", "alert"),
    (N_("Prevention"), "outline", "pathway-prevention"),
    (N_("Recovery"), "outline", "pathway-recovery"),
    (N_("Their words"), "step1", ""),
    (N_("Home"), "step2", "cat-home"),
    (N_("Manage"), "step3", "manage"),
)
_ICONS = (
    "today people services groups outcomes settings lock search plus next open check close clock "
    "calendar alert info phone send print save show hide turn-screen back go up down folder key "
    "backup offline note pen undo more link sort table make-bigger not-now not-yet keeping-safe "
    "jot on-paper interpreter end-visit together cover letter voicemail text-message text-size "
    "heart cat-wellbeing cat-friends-community cat-volunteering cat-employment cat-finances "
    "cat-home cat-physical-health cat-family cat-learning cat-interests pathway-prevention "
    "pathway-recovery step2-aspirations step3-barriers remove manage overcome"
).split()
_COLOURS = (
    "bg surface sunken desk ink muted line control track primary primary-tint attention "
    "attention-tint success success-tint danger danger-tint step1 step1-tint step2 step2-tint "
    "step3 step3-tint focus inverse"
).split()


def add_pills(card: Card) -> None:
    """Every kind; one that had to be shortened; every icon."""
    theme = card.theme
    card.body.addLayout(line(*[Pill(theme, _(words), kind, icon) for words, kind, icon in _PILLS]))
    short = Pill(theme, _("Friends and community, and what there is to do on Thursdays"), "info")
    short.setMaximumWidth(theme.px(160))
    card.body.addLayout(line(short))
    card.body.addWidget(Divider(theme))
    icons = FlowLayout(spacing=16)
    for name in _ICONS:
        icons.addWidget(Sign(theme, name, "ink", 22))
    card.body.addLayout(icons)


def add_marks(card: Card) -> None:
    """Initials, the numbers of steps, blocks, an own measure, a key, the focus ring."""
    theme = card.theme
    steps = [StepMark(theme, number, state) for number in (1, 2, 3) for state in StepState]
    card.body.addLayout(line(Initials(theme, "ME"), *steps, KeyCap(theme, "Ctrl+K")))
    card.body.addWidget(Columns(theme, Blocks(theme, 4), Blocks(theme, 0), Blocks(theme)))
    measures = []
    for start, now, aim in ((2, 5, 8), (2, None, 8), (9, 3, None)):
        measure = MeasureLine(theme)
        measure.set_values(start, now, aim)
        measures.append(measure)
    card.body.addWidget(Columns(theme, *measures))
    button = Ringed(theme, Button(theme, _("Focus"), ButtonKind.PRIMARY))
    card.body.addWidget(Columns(theme, button, Ringed(theme, text_box(theme))))


def add_words(card: Card) -> None:
    """Every type style, a person's words as typed, and words too long for their line."""
    theme = card.theme
    for style in faces():
        if not style.startswith("turned"):
            card.body.addWidget(Label(theme, _("How I'd like life to look"), style))
    said = _("“When I'm showing the girls a new stitch I feel like me.” <b>Plain</b> & as typed.")
    card.body.addWidget(Label(theme, said, "words"))
    card.body.addWidget(ElidedLabel(theme, said * 4, "support", "muted"))


def add_colours(card: Card) -> None:
    """Each token, by its name."""
    theme = card.theme
    swatches = FlowLayout(spacing=16)
    for token in _COLOURS:
        swatches.addWidget(_Swatch(theme, token))
    card.body.addLayout(swatches)


class _Swatch(QWidget):
    """A token's colour, and its name below."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(_Field(theme, token))
        column.addWidget(Label(theme, token, "small", "muted", wrap=False))


class _Field(QWidget):
    """The colour."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__()
        self._theme, self._token = theme, token
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As tall as a thing to press."""
        return QSize(self._theme.px(96), self._theme.size("press"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour, with a hairline for those that are like the paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color(self._token))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
