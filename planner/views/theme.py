"""How everything looks: colours, type and sizes from resources/tokens.json, in one place.

Widgets take a Theme and ask it for colours, fonts and sizes; `changed` tells them to ask again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QToolTip

from planner.system.resources import resource
from planner.views.icons import ICON_INK, draw_svg, icon_source
from planner.views.screen_fonts import FAMILIES, add_fonts
from planner.views.style_sheet import style_sheet

#: Text sizes to choose from, in per cent.
SCALES = (100, 115, 130, 150, 175, 200)


class Mode(StrEnum):
    """Which palette: as the system says, or always one; high contrast is light or dark as it is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Face:
    """A type style: size and line height in design pixels."""

    size: int
    line: int
    bold: bool


@cache
def tokens() -> dict[str, Any]:
    """What resources/tokens.json holds; a colour is [light, dark], in "contrast" the stronger."""
    found: dict[str, Any] = json.loads(resource("tokens.json").read_text("utf-8"))
    return found


@cache
def faces() -> dict[str, Face]:
    """The type styles by name."""
    return {name: Face(**values) for name, values in tokens()["type"].items()}


class Theme(QObject):
    """The colours, fonts and sizes in force.

    Emits:
        changed(): the palette or the text size changed; widgets restyle themselves.
    """

    changed = Signal()

    def __init__(
        self, mode: Mode = Mode.SYSTEM, scale: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._scale = scale
        #: Whether a font of ours could not be had when the program started.
        self.letters_missing = False
        self._app: QApplication | None = None
        self._ratio = 0.0
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @property
    def mode(self) -> Mode:
        """What was chosen, which may be to follow the system."""
        return self._mode

    @property
    def scale(self) -> int:
        """The text size in per cent."""
        return self._scale

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in force."""
        if self._mode in (Mode.SYSTEM, Mode.CONTRAST):
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    @property
    def high_contrast(self) -> bool:
        """Whether it was chosen, or the system that is followed asks for it."""
        if self._mode is not Mode.SYSTEM:
            return self._mode is Mode.CONTRAST
        preference = self._hints.accessibility().contrastPreference()
        return preference is Qt.ContrastPreference.HighContrast

    def set_mode(self, mode: Mode) -> None:
        """Choose the palette."""
        self.set_look(mode, self._scale)

    def set_scale(self, scale: int) -> None:
        """Choose the text size: the nearest of SCALES."""
        self.set_look(self._mode, scale)

    def set_look(self, mode: Mode, scale: int) -> None:
        """Choose both at once: dressing a whole program takes a moment."""
        nearest = min(SCALES, key=lambda one: abs(one - scale))
        if (mode, nearest) != (self._mode, self._scale):
            self._mode, self._scale = mode, nearest
            self._restyle()

    def bigger(self) -> None:
        """One text size up, if there is one."""
        self.set_scale(min((one for one in SCALES if one > self._scale), default=self._scale))

    def smaller(self) -> None:
        """One text size down, if there is one."""
        self.set_scale(max((one for one in SCALES if one < self._scale), default=self._scale))

    def reset_scale(self) -> None:
        """Back to 100 per cent."""
        self.set_scale(100)

    @property
    def ratio(self) -> float:
        """Pixels of the screen to one of ours; of the sharpest until the window says which."""
        app = QGuiApplication.instance()
        known = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        return self._ratio or known

    def set_ratio(self, ratio: float) -> None:
        """The window lies on a screen with so many pixels: what was drawn is drawn again."""
        before, self._ratio = self.ratio, ratio
        if ratio != before:
            self.changed.emit()

    def apply(self, app: QApplication) -> None:
        """Dress the whole program in this theme, now and whenever it changes."""
        if self._app is None:
            self.letters_missing = not add_fonts()
            for effect in Qt.UIEffect:  # nothing slides or fades in, whatever the system does
                app.setEffectEnabled(effect, False)
        self._app = app
        self._restyle()

    def color(self, token: str) -> QColor:
        """The colour of a token in the palette in force."""
        return QColor(self.hex(token))

    def hex(self, token: str) -> str:
        """The same as `#RRGGBB`."""
        pair: list[str] = tokens()["contrast" if self.high_contrast else "colors"][token]
        return pair[int(self.dark)]

    def edge(self, token: str) -> QPen:
        """The edge of what its fill alone tells apart: none, but in high contrast a strong one."""
        return QPen(self.color(token), 1) if self.high_contrast else QPen(Qt.PenStyle.NoPen)

    def stroke(self, token: str) -> QColor:
        """The colour of a bare line: a track has no edge that could show it in high contrast."""
        seen = {"track": "line"} if self.high_contrast else {}
        return self.color(seen.get(token, token))

    def hover(self) -> QColor:
        """What a row under the pointer lies on; paper alone would not show in high contrast."""
        return self.color("primary-tint" if self.high_contrast else "bg")

    def px(self, size: float) -> int:
        """`size` design pixels at the text size in force."""
        return round(size * self._scale / 100)

    def size(self, name: str) -> int:
        """A named size of the tokens file ("press", "pill", "bar", ...), scaled."""
        return self.px(tokens()["sizes"][name])

    def radius(self, name: str) -> int:
        """A named corner radius ("control", "card", "dialog", ...); corners do not grow."""
        found: int = tokens()["radius"][name]
        return found

    def line_height(self, style: str) -> int:
        """The height of a line of text in `style`, scaled."""
        return self.px(faces()[style].line)

    def font(self, style: str) -> QFont:
        """The font of a type style, scaled, with tabular figures."""
        key = (style, self._scale)
        if key not in self._fonts:
            face = faces()[style]
            font = self._fonts[key] = QFont()
            font.setFamilies(FAMILIES)
            font.setPixelSize(self.px(face.size))
            font.setWeight(QFont.Weight.Bold if face.bold else QFont.Weight.Normal)
            font.setFeature(QFont.Tag.fromString("tnum"), 1)
        return QFont(self._fonts[key])  # a copy knows what was found for it before

    def pixmap(self, name: str, token: str = "ink", size: int = 20) -> QPixmap:
        """An icon drawn in one token's colour, `size` design pixels, sharp on this screen."""
        key = (name, self.hex(token), self.px(size), self.ratio)
        if key not in self._pixmaps:
            source = icon_source(name).replace(ICON_INK, key[1])
            self._pixmaps[key] = draw_svg(source, QSize(key[2], key[2]), key[3])
        return self._pixmaps[key]

    def picture(self, name: str, width: int) -> QPixmap:
        """A drawing in its own colours, such as "art-empty" or "mark", `width` design pixels."""
        source = icon_source(f"{name}-{'dark' if self.dark else 'light'}")
        return draw_svg(source, QSize(self.px(width), 0), self.ratio)

    def icon(self, name: str, token: str = "ink", size: int = 20, disabled: str = "muted") -> QIcon:
        """The same as an icon; in another colour where it cannot be pressed."""
        icon = QIcon(self.pixmap(name, token, size))
        icon.addPixmap(self.pixmap(name, disabled, size), QIcon.Mode.Disabled)
        return icon

    def palette(self) -> QPalette:
        """Qt's own palette in our colours."""
        role = QPalette.ColorRole
        chosen = {
            role.Window: "bg",
            role.WindowText: "ink",
            role.Base: "surface",
            role.AlternateBase: "bg",
            role.Text: "ink",
            role.PlaceholderText: "muted",
            role.Button: "surface",
            role.ButtonText: "ink",
            role.BrightText: "danger",
            role.Highlight: "primary",
            role.HighlightedText: "on-primary",
            role.Link: "primary",
            role.LinkVisited: "primary",
            role.ToolTipBase: "inverse",
            role.ToolTipText: "on-inverse",
            role.Light: "surface",
            role.Midlight: "line",
            role.Mid: "line",
            role.Dark: "control",
            role.Shadow: "control",
            role.Accent: "primary",
        }
        palette = QPalette()
        for one, token in chosen.items():
            palette.setColor(one, self.color(token))
        for one in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, one, self.color("muted"))
        return palette

    def _system_changed(self) -> None:
        self._restyle()

    def _restyle(self) -> None:
        if self._app is not None:
            self._app.setFont(self.font("body"))
            QToolTip.setFont(self.font("support"))
            self._app.setPalette(self.palette())
            self._app.setStyleSheet(style_sheet(self))
        self.changed.emit()
