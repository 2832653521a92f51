"""The PIN of the cover."""

from __future__ import annotations

import pytest

from planner.errors import InvalidInputError
from planner.views.shell.pin import Pin


def test_only_the_same_digits_fit() -> None:
    pin = Pin.of("482913")
    assert pin.fits("482913")
    assert not pin.fits("482914")
    assert "482913" not in repr(pin)


@pytest.mark.parametrize(
    "digits", ["", "12345", "1234567", "48291a", "٤٨٢٩١٣", "111111", "123456", "987654"]
)
def test_what_is_no_pin_or_the_first_to_be_tried_is_refused(digits: str) -> None:
    with pytest.raises(InvalidInputError):
        Pin.of(digits)
