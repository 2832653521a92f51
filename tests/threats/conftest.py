"""A closed vault, and a computer, as the tests of those have them."""

from tests.journeys.conftest import program as program
from tests.vault.conftest import cheap as cheap
from tests.vault.conftest import closed_vault as closed_vault
from tests.vault.conftest import kept as kept
