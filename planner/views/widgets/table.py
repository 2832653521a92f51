"""Tables: rows that open, over a Qt model."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from planner.views.theme import Theme
from planner.views.widgets.accessibility import pass_over
from planner.views.widgets.leads import Lead
from planner.views.widgets.pills import PillWords, draw_pill
from planner.views.widgets.scripts import draw_elided, shared_out
from planner.views.widgets.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
#: What the arrow at the end of a row takes, in design pixels.
CHEVRON = 32
#: A model gives a PillWords here to have a cell drawn as a pill.
PILL_ROLE = Qt.ItemDataRole.UserRole + 100
#: A model gives a type style here ("body-bold", "support"); body without.
STYLE_ROLE = Qt.ItemDataRole.UserRole + 101
#: A model gives a second, quieter line here.
BELOW_ROLE = Qt.ItemDataRole.UserRole + 102
#: A model gives a Lead here that the cell begins with, such as initials in a disc.
LEAD_ROLE = Qt.ItemDataRole.UserRole + 103


class _Cells(QStyledItemDelegate):
    """Draws a cell: words that end with an ellipsis, or a pill; the row's colour behind."""

    def __init__(self, theme: Theme, table: Table) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Row colour, hairline, content."""
        theme = self._theme
        painter.save()
        box: QRect = option.rect
        row = index.row()
        if self._table.selectionModel().isRowSelected(row):
            painter.fillRect(box, theme.color("primary-tint"))
            if theme.high_contrast and index.column() == 0:
                painter.fillRect(
                    box.adjusted(0, 0, theme.px(4) - box.width(), 0), theme.color("primary")
                )
        elif row == self._table.hovered and self._table.opens():
            painter.fillRect(box, theme.hover())
        if box.bottom() < self._table.viewport().height() - 1:  # there the table's own edge is
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = QRectF(box).adjusted(theme.px(16), 0, -theme.px(8), -1)
        if self._table.opens() and index.column() == self._table.last_shown():
            inner.setRight(inner.right() - theme.px(CHEVRON))
            size = theme.px(20)
            middle = QPointF(box.right() - theme.px(16) - size, box.center().y() - size / 2)
            painter.drawPixmap(middle, theme.pixmap("next", "muted", 20))
        lead = index.data(LEAD_ROLE)
        if isinstance(lead, Lead):
            lead.draw(painter, theme, inner)
            inner.setLeft(inner.left() + lead.width(theme))
        pill = index.data(PILL_ROLE)
        if isinstance(pill, PillWords):
            draw_pill(painter, theme, inner, pill)
        else:
            self._words(painter, inner, index)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, index: Index) -> None:
        text = one_line(index.data(Qt.ItemDataRole.DisplayRole))
        below = one_line(index.data(BELOW_ROLE))
        style = index.data(STYLE_ROLE) or "body"
        if not below:
            self._line(painter, box, text, style, "ink")
            return
        half = box.height() / 2
        upper = box.adjusted(0, self._theme.px(6), 0, -half)
        lower = box.adjusted(0, half, 0, -self._theme.px(6))
        font, small = self._theme.font(style), self._theme.font("small")
        upper, lower = shared_out(box, (upper, text, font), (lower, below, small))
        self._line(painter, upper, text, style, "ink")
        self._line(painter, lower, below, "small", "muted")

    def _line(self, painter: QPainter, box: QRectF, text: str, style: str, token: str) -> None:
        painter.setPen(self._theme.color(token))
        draw_elided(painter, box, text, self._theme.font(style))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as every row."""
        return QSize(self._theme.px(80), self._theme.size("table-row"))


def one_line(value: object) -> str:
    """A cell's words on one line; empty for None."""
    return "" if value is None else " ".join(str(value).split())


def _draw_band(painter: QPainter, theme: Theme, box: QRectF, *, goes_on: bool) -> None:
    """The band of a head from its left end; `goes_on` over the bar that scrolls."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.radius("card") - 0.5
    # over the corners of the table's own edge, so it draws them anew
    painter.fillRect(box, theme.color("bg"))
    painter.setPen(QPen(theme.color("control" if theme.high_contrast else "line"), 1))
    painter.setBrush(theme.color("sunken"))
    beyond = 2 * radius if goes_on else 0.5
    painter.drawRoundedRect(box.adjusted(-0.5, -0.5, beyond, radius), radius, radius)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


class _HeadEnd(QWidget):
    """The end of the head, over the bar that scrolls."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self.theme = theme
        pass_over(self)

    def sizeHint(self) -> QSize:
        """As tall as the head."""
        return QSize(0, self.theme.size("table-head"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The right end of a band that began long before."""
        box = QRectF(self.rect())
        painter = QPainter(self)
        _draw_band(painter, self.theme, box.adjusted(-100, 0, 0, 0), goes_on=False)


class _Head(QHeaderView):
    """The head, drawn by us: bold, muted, on sunken, round where the table is."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.theme = theme
        self._bar = table.verticalScrollBar()
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """48 px at 100 per cent."""
        return QSize(super().sizeHint().width(), self.theme.size("table-head"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One band with a hairline below, then the words."""
        painter = QPainter(self.viewport())
        box = QRectF(self.viewport().rect())
        _draw_band(painter, self.theme, box, goes_on=self._bar.isVisible())
        painter.setFont(self.theme.font("small-bold"))
        painter.setPen(self.theme.color("muted"))
        for section in range(self.count()):
            self._draw_words(painter, section)

    def _draw_words(self, painter: QPainter, section: int) -> None:
        words = one_line(self.model().headerData(section, self.orientation()))
        left = self.sectionViewportPosition(section) + self.theme.px(16)
        room = self.sectionSize(section) - self.theme.px(24)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        box = QRect(left, 0, room, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


class Table(QTableView):
    """A table whose whole row opens, by a click or Enter; letters jump, tooltips show it whole.

    Emits:
        opened(QModelIndex): the row to open.
    """

    opened = Signal(QModelIndex)

    #: Whether a key that goes to an end goes to the last row.
    _TO_LAST = {  # noqa: RUF012 - never changed
        QAbstractItemView.CursorAction.MoveHome: False,
        QAbstractItemView.CursorAction.MoveEnd: True,
    }
    _STILL = (
        QAbstractItemView.CursorAction.MoveLeft,
        QAbstractItemView.CursorAction.MoveRight,
    )

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hovered = -1
        self._widths: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(_Head(theme, self))
        self._head_end = _HeadEnd(theme, self)
        self.addScrollBarWidget(self._head_end, Qt.AlignmentFlag.AlignTop)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(_Cells(theme, self))
        theme.changed.connect(self.restyle)
        self.restyle()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; columns share the width evenly until `set_widths`."""
        super().setModel(model)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.set_widths(*self._widths)

    def set_widths(self, *widths: int) -> None:
        """Design pixels of each column; 0 for those that share what is left."""
        self._widths = widths
        head = self.horizontalHeader()
        for column, width in enumerate(widths[: head.count()]):
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        self._share()
        super().resizeEvent(event)

    def _share(self) -> None:
        """Give each shown column its width; all give way alike where there is too little."""
        head = self.horizontalHeader()
        shown = {
            column: self.theme.px(width or 120)
            for column, width in enumerate(self._widths[: head.count()])
            if not head.isSectionHidden(column)
        }
        if not shown:
            return
        shown[max(shown)] += self.theme.px(CHEVRON) if self.opens() else 0
        share = min(1.0, self.viewport().width() / sum(shown.values()))
        for column, width in shown.items():
            if self._widths[column]:
                head.resizeSection(column, int(width * share))

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Leave a column out, and share its width among the others."""
        super().setColumnHidden(column, hide)
        self._share()

    def opens(self) -> bool:
        """Whether its rows lead somewhere: then each ends in an arrow."""
        return self.receivers("2opened(QModelIndex)") > 0

    def last_shown(self) -> int:
        """The column at the right."""
        head = self.horizontalHeader()
        return max(one for one in range(head.count()) if not head.isSectionHidden(one))

    def restyle(self) -> None:
        """Take fonts and sizes from the theme again."""
        self.setFont(self.theme.font("body"))
        self.verticalHeader().setDefaultSectionSize(self.theme.size("table-row"))
        for part in (self.horizontalHeader(), self._head_end):
            part.setFixedHeight(self.theme.size("table-head"))
        self._share()
        self.viewport().update()

    def ring_rect(self) -> QRect:
        """The row with the focus, in the table's coordinates, or all of it where it is empty."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        row = self.visualRect(index)
        row.setLeft(0)
        row.setWidth(self.viewport().width())
        inside = row & self.viewport().rect()
        return inside.translated(self.viewport().pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; arrows move by rows; letters jump."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row; a row has no parts to go to."""
        last, model = self._TO_LAST.get(action), self.model()
        if action in self._STILL:
            return self.currentIndex()
        if last is None or not model.rowCount():
            return super().moveCursor(action, modifiers)
        while last and model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
        return model.index(model.rowCount() - 1 if last else 0, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the whole row."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Light none."""
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was pressed and let go."""
        index = self.indexAt(event.position().toPoint())
        pressed = self.currentIndex()
        super().mouseReleaseEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and index.isValid() and index.row() == pressed.row():
            self.opened.emit(index)

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip with the whole of what is shortened, as plain text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self._whole(index)), self.viewport())
            return True
        return super().viewportEvent(event)

    def _whole(self, index: QModelIndex) -> str:
        """The cell's words where they do not fit; empty where they do."""
        pill = index.data(PILL_ROLE)
        text = pill.text if isinstance(pill, PillWords) else one_line(index.data())
        below = one_line(index.data(BELOW_ROLE))
        room = self.visualRect(index).width() - self.theme.px(24)
        lead = index.data(LEAD_ROLE)
        if isinstance(lead, Lead):
            room -= lead.width(self.theme)
        widest = max(self.fontMetrics().horizontalAdvance(line) for line in (text, below))
        return "\n".join(line for line in (text, below) if line) if widest > room else ""

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()
