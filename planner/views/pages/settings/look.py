"""Text size and theme: kept on this computer, because the unlock page needs them too."""

from __future__ import annotations

from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.theme import SCALES, Mode
from planner.views.widgets.choices import RadioRow
from planner.words import N_, _

_MODES = {
    Mode.SYSTEM: N_("As this computer"),
    Mode.LIGHT: N_("Light"),
    Mode.DARK: N_("Dark"),
    Mode.CONTRAST: N_("High contrast"),
}


class LookSection(Section):
    """Both change at once, everywhere."""

    name = N_("Text size and theme")
    icon = "text-size"
    group = Group.YOU

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Kept on this computer. Ctrl and plus or minus work anywhere."))
        theme = context.theme
        choices: list[tuple[object, str]] = [
            (scale, _("{scale}%").format(scale=scale)) for scale in SCALES
        ]
        self.sizes = RadioRow(theme, _("Text size"), choices)
        self.sizes.chosen.connect(self._size_chosen)
        self.mode = RadioRow(
            theme, _("Theme"), [(mode, _(words)) for mode, words in _MODES.items()]
        )
        self.mode.chosen.connect(self._mode_chosen)
        self.inside.addWidget(self.sizes)
        self.inside.addWidget(self.mode)
        theme.changed.connect(self._theme_changed)

    def refresh(self) -> None:
        """Show what is set now."""
        self.sizes.set_value(self.context.theme.scale)
        self.mode.set_value(self.context.theme.mode)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "100 per cent, light"."""
        theme = context.theme
        return _("{scale} per cent, {mode}").format(
            scale=theme.scale, mode=_(_MODES[theme.mode]).lower()
        )

    def _theme_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _size_chosen(self, scale: object) -> None:
        self.context.theme.set_scale(int(str(scale)))

    def _mode_chosen(self, mode: object) -> None:
        self.context.theme.set_mode(Mode(str(mode)))
