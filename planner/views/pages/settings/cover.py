"""The cover's PIN, and after how many quiet minutes screen and vault close."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from PySide6.QtCore import Qt

from planner.errors import InvalidInputError
from planner.records.settings import BLOCK_SCREENSHOTS, COVER_MINUTES, LOCK_MINUTES
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.shell.pin import PIN_KEY, Pin
from planner.views.widgets.buttons import Button
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import PassphraseField
from planner.views.widgets.laid_down import laid_down_label, laid_down_words
from planner.views.widgets.signed import SignedLabel
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, plural

COVER_CHOICES, LOCK_CHOICES = (2, 5, 10), (5, 15, 30)


def _minutes(choices: tuple[int, ...]) -> list[tuple[object, str]]:
    return [(count, plural("{count} minute", "{count} minutes", count)) for count in choices]


def _offered(laid_down: int | None, choices: tuple[int, ...]) -> tuple[int, ...]:
    """What can be chosen; where the organisation has decided, that alone is there."""
    return choices if laid_down is None else (laid_down,)


class CoverSection(Section):
    """A cover is a courtesy; the lock is the safe."""

    name = N_("Cover and lock")
    icon = "cover"
    group = Group.YOU

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "The cover hides the screen and opens by PIN. The lock closes the vault and needs "
                "your passphrase. F9 covers, Ctrl+L locks."
            ),
        )
        theme, policy = context.theme, context.records.settings.policy
        covers = _offered(policy.cover_minutes, COVER_CHOICES)
        self.cover = RadioRow(theme, _("Cover after"), _minutes(covers))
        self.cover.chosen.connect(self._cover_chosen)
        locks = _offered(policy.lock_minutes, LOCK_CHOICES)
        self.lock = RadioRow(theme, _("Lock after"), _minutes(locks))
        self.lock.chosen.connect(self._lock_chosen)
        self.screenshots = RadioRow(
            theme,
            _("Screenshots by other programs"),
            [(True, _("Block them")), (False, _("Allow them"))],
        )
        self.screenshots.chosen.connect(self._screenshots_chosen)
        self.screenshots.setVisible(context.can_block_screenshots)
        self.pin = PassphraseField(theme, _("New PIN"), help=_("Six digits."))
        self.again = PassphraseField(theme, _("The same again"))
        self.change = Button(theme, _("Change the PIN"))
        self.change.clicked.connect(self._change)
        for row, choices in ((self.cover, covers), (self.lock, locks)):
            self.inside.addWidget(row)
            if len(choices) == 1:
                row.setMaximumWidth(theme.px(360))
                heard = _("{what}. {laid_down}")
                row.buttons()[0].setAccessibleDescription(
                    heard.format(what=row.label.text(), laid_down=laid_down_words())
                )
                self.inside.addWidget(laid_down_label(theme))
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(self.screenshots)
        self.inside.addWidget(self._about_screenshots())
        self.inside.addWidget(Divider(theme))
        self.inside.addWidget(Label(theme, _("PIN for the cover"), "card"))
        self.no_pin = Label(
            theme, _("You have no PIN of your own yet. Until then F9 locks."), token="muted"
        )
        self.inside.addWidget(self.no_pin)
        for field in (self.pin, self.again):
            field.setMaximumWidth(theme.px(360))
            self.inside.addWidget(field)
        self.inside.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show what is set now."""
        settings = self.context.records.settings
        self.cover.set_value(settings.cover_minutes())
        self.lock.set_value(settings.lock_minutes())
        self.screenshots.set_value(settings.blocks_screenshots())
        self.no_pin.setVisible(settings.get(settings.own(PIN_KEY)) is None)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "Cover after 5 minutes, lock after 15"."""
        settings = context.records.settings
        return _("Cover after {cover} minutes, lock after {lock}").format(
            cover=settings.cover_minutes(), lock=settings.lock_minutes()
        )

    def _about_screenshots(self) -> SignedLabel:
        """What can be done here, said plainly."""
        if self.context.can_block_screenshots:
            sentence = _(
                "While they are blocked, screenshots, recordings and shared screens leave these "
                "windows out. During a visit by video they are let in, so that the person can see "
                "what you share."
            )
        else:
            sentence = _(
                "This computer cannot block screenshots: any program that you run may take a "
                "picture of what is on the screen. Cover the screen before you share it."
            )
        return SignedLabel(self.context.theme, "info", sentence)

    def _screenshots_chosen(self, block: object) -> None:
        self._put(BLOCK_SCREENSHOTS, block)

    def _cover_chosen(self, minutes: object) -> None:
        self._put(COVER_MINUTES, minutes)

    def _lock_chosen(self, minutes: object) -> None:
        self._put(LOCK_MINUTES, minutes)

    def _put(self, key: str, value: object) -> None:
        if self.keep(partial(self.context.records.settings.put, key, value)):
            self.context.navigator.settings_changed.emit()

    def _change(self) -> None:
        if self.pin.text() != self.again.text():
            self.again.set_error(_("Type the same PIN again."))
            return
        self.again.set_error(None)
        if self.keep(self._put_pin, self.pin):
            self.pin.clear()
            self.again.clear()
            self.no_pin.hide()

    def _put_pin(self) -> None:
        if not self.pin.text():
            raise InvalidInputError(_("Type a new PIN."), field="pin")
        settings = self.context.records.settings
        settings.put(settings.own(PIN_KEY), asdict(Pin.of(self.pin.text())))
