"""A planner at work in a process of their own, who says of each change what it will be, and then
that it is saved: a kill may fall between the two, and what was said to be saved must be there.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import col, select

from demo.clock import StoryClock
from planner.errors import PlannerError, VaultError
from planner.models.aspirations import Aspiration, Horizon
from planner.models.base import Record
from planner.models.pathways import Pathway, PathwayKind
from planner.models.visits import WorkingNote
from planner.records.aspirations import PAGE as HOPES
from planner.records.book import Records
from planner.vault import recovery_code, vault
from planner.vault.backup import read_whole
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.places import sweep
from planner.vault.refusals import TryLaterError, WrongPassphraseError
from planner.vault.rekey import NewKeys
from planner.vault.throttle import LONGEST_WAIT
from torture.backup_files import unheard
from torture.computers import Computer, records_of
from torture.facts import facts, key_of, missing, words_of

#: A life that nobody ends ends itself.
_LONGEST = 600
_FILE_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"})
_WORDS = "garden sister mornings kettle bus choir letters bench nights Søren Łucja میں 散步".split()

Order = Mapping[str, Any]
ResultT = TypeVar("ResultT")
#: Says something of a life to whoever listens.
Say = Callable[..., None]


def tell(**said: Any) -> None:
    """Say something to whoever started this process, whole or not at all."""
    os.write(sys.stdout.fileno(), json.dumps(said).encode() + b"\n")


class Life:
    """One opening of the vault after the other, with changes in between."""

    def __init__(self, order: Order, say: Say = tell) -> None:
        self._say = say
        self.chance = Random(order["seed"])
        self.computer = Computer(Path(order["root"]))
        self.clock = StoryClock()
        self.known: dict[str, list[str]] = order["known"]
        self._past: dict[str, list[str]] = {}
        self._ways: dict[str, list[str]] = {
            "passphrase": order["passphrases"],
            "code": order["codes"],
        }
        self._busy = order.get("busy", False)
        self.opened: OpenVault | None = None

    # -- opening and closing

    def open(self) -> None:
        """Open the vault, the newest way first, and hold it against what is known."""
        sweep(self.computer.folder)
        self._enter(self._any_way())
        self.known.update(self._verified())

    def _enter(self, opened: OpenVault) -> None:
        try:
            self.records: Records = records_of(opened, self.clock)
        except PlannerError:
            opened.close()
            raise
        self.opened = opened

    def _any_way(self) -> OpenVault:
        """By the passphrase, newest first, else by the code, which gives it a new one."""
        for passphrase in reversed(self._ways["passphrase"]):
            try:
                opened = self._patiently(passphrase)
            except WrongPassphraseError:
                self._say(way="passphrase refused")
                continue
            self._is_the_way("passphrase", passphrase)
            return opened
        return self._by_code()

    def _by_code(self) -> OpenVault:
        for code in reversed(self._ways["code"]):
            new = self._words(6)
            with suppress(WrongPassphraseError):
                self._say(recovering=True)
                opening = partial(self._recovered, code, new)
                opened = self._change_way("passphrase", new, opening)
                self._say(recovering=False)
                self._is_the_way("code", code)
                return opened
        raise LookupError("neither passphrase nor code opens the vault")

    def _is_the_way(self, way: str, words: str) -> None:
        self._ways[way] = [words]
        self._say(way=way, did=words)

    def _patiently(self, passphrase: str) -> OpenVault:
        """A try broken off by a kill counts as a wrong one, so there may be a wait."""
        try:
            return self.computer.open(passphrase, self.clock)
        except TryLaterError as later:
            if later.seconds > LONGEST_WAIT:
                self._say(faults=[f"a wait of {later.seconds:.0f} seconds"])
            self.clock.advance(timedelta(seconds=later.seconds))
            return self.computer.open(passphrase, self.clock)

    def _verified(self) -> dict[str, list[str]]:
        assert self.opened is not None
        found = facts(self.records)
        faults = self.opened.check() + missing(found, self.known)
        if self.opened.generation_warning:
            faults.append("a warning of an older vault")
        faults += [f"left behind: {path.name}" for path in self.computer.folder.glob("*.part")]
        faults += [f"a backup that is none: {path.name}" for path in self._false_backups()]
        self._say(whole=len(self.known), faults=faults)
        return {key: [found[key]] for key in self.known if key in found}

    def _false_backups(self) -> Iterator[Path]:
        assert self.opened is not None
        for path in self.opened.kept.local.glob("*.backup"):
            try:
                read_whole(path, unheard)
            except VaultError:
                yield path

    def close(self) -> None:
        """Lock."""
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    # -- saying what is done

    def _will(self, key: str, *values: str) -> None:
        if key in self.known:
            self.known[key] += values
            self._say(key=key, will=values)

    def _did(self, row: Record) -> None:
        key, value = key_of(row), words_of(row)
        self.known[key] = [value]
        self._past.setdefault(key, []).append(value)
        self._say(key=key, did=value)

    def _change_way(self, way: str, new: str, change: Callable[[], ResultT]) -> ResultT:
        """Change passphrase or code: until it is done, either may be the one."""
        before = list(self._ways[way])
        self._ways[way].append(new)
        self._say(way=way, will=new)
        try:
            made = change()
        except PlannerError:
            self._ways[way] = before
            raise
        self._is_the_way(way, new)
        return made

    # -- what a planner does

    def act(self) -> None:
        """One change, whichever comes to mind."""
        self.clock.advance(timedelta(seconds=self.chance.randrange(50)))
        seldom = 0.4 if self._busy else 0.04
        if self.chance.random() < seldom:
            self.chance.choice(
                (
                    self._new_passphrase,
                    self._new_code,
                    self._new_keys,
                    self._back_up,
                    self._lock,
                    self._lock_and_recover,
                )
            )()
        else:
            self.change()

    def change(self) -> None:
        """One change to the records."""
        with_words = (self._answer, self._hope, self._reword, self._note, self._barrier, self._form)
        if self.chance.random() < 0.15 or self._pathway() is None:
            self._someone()
        else:
            self.chance.choice(with_words)()

    def _someone(self) -> None:
        person = self.records.people.add(self._words(2))
        self._did(person)
        self.records.pathways.start(person.id, self.chance.choice(list(PathwayKind)))

    def _answer(self) -> None:
        pathway = self._some_pathway()
        said = self.chance.choice(self.records.emotional_support.board(pathway.id))
        text = f"{said.text} {self._words(6)}"[-400:]
        if said.newest is not None:
            self._will(key_of(said.newest), text)
        row = self.records.emotional_support.answer(pathway.id, None, said.prompt.id, text)
        self._did(row)

    def _hope(self) -> None:
        horizon = self.chance.choice(list(Horizon))
        self._did(self.records.aspirations.add(self._some_pathway().id, horizon, self._words(5)))

    def _reword(self) -> None:
        hope = self._some(Aspiration)
        if hope is None:
            return
        words = self._words(5)
        self._will(key_of(hope), words)
        self._past.setdefault(key_of(hope), []).append(words_of(hope))
        row = self.records.aspirations.type_text(hope.id, "words", words)
        self._did(row)
        if self.chance.random() < 0.5:
            self._will(key_of(row), *self._past[key_of(row)])
            for back in self.records.undo.undo(row.person_id, HOPES):
                self._did(back)
        elif self.chance.random() < 0.3:
            self._will(key_of(row), "")
            self._did(self.records.aspirations.remove(row.id))

    def _note(self) -> None:
        note = self._some(WorkingNote)
        if note is None or self.chance.random() < 0.5:
            person = self._some_pathway().person_id
            self._did(self.records.notes.write(person, self._words(20)))
            return
        words = self._words(20)
        self._will(key_of(note), words)
        self._did(self.records.notes.rewrite(note.id, words))

    def _barrier(self) -> None:
        barrier = self.records.barriers.add(self._some_pathway().id, self._words(4))
        self._did(barrier)
        self._did(self.records.barriers.add_step(barrier.id, self._words(4)))

    def _form(self) -> None:
        pathway = self._some_pathway()
        begun = self.records.questionnaires.incomplete(pathway.id)
        item, value = self.chance.randrange(1, 15), self.chance.randrange(1, 6)
        if begun is not None:
            answers = [*begun.answers]
            answers[item - 1] = value
            self._will(key_of(begun), json.dumps(answers))
        self._did(self.records.questionnaires.answer(pathway.id, item, value))

    def _new_passphrase(self) -> None:
        assert self.opened is not None
        new = self._words(6)
        old = self._ways["passphrase"][-1]
        self._change_way("passphrase", new, partial(self.opened.change_passphrase, old, new))

    def _new_code(self) -> None:
        assert self.opened is not None
        new = recovery_code.new_code()
        self._change_way("code", new, partial(self.opened.use_recovery_code, new))

    def _new_keys(self) -> None:
        """All keys change at once: until that is done, the old ones or the new ones open it."""
        assert self.opened is not None
        new, code, old = self._words(6), recovery_code.new_code(), self._ways["passphrase"][-1]
        change = partial(self.opened.rekey, NewKeys(old, new, code), _nothing_more, unheard)
        self._change_way("code", code, partial(self._change_way, "passphrase", new, change))
        self._lock()

    def _back_up(self) -> None:
        assert self.opened is not None
        self.opened.kept.make(self.clock, unheard)

    def _lock(self) -> None:
        self.close()
        self.open()

    def _lock_and_recover(self) -> None:
        """The passphrase is forgotten, or the keyring lost its secret: the code opens it."""
        self.close()
        self._enter(self._by_code())

    def _recovered(self, code: str, new: str) -> OpenVault:
        return vault.open_with_recovery(
            self.computer.folder,
            code,
            new,
            secrets=self.computer.keys,
            clock=self.clock,
            memory=self.computer.memory,
            cost=LOWEST,
        )

    # -- whose and what

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(_WORDS, k=count)) + f" {self.chance.getrandbits(40):x}"

    def _some(self, table: type[Any]) -> Any:
        with self.records.changes.reading() as session:
            rows = session.exec(select(table).where(col(table.removed_at).is_(None))).all()
        return self.chance.choice(sorted(rows, key=_by_id)) if rows else None

    def _pathway(self) -> Pathway | None:
        found: Pathway | None = self._some(Pathway)
        return found

    def _some_pathway(self) -> Pathway:
        pathway = self._pathway()
        assert pathway is not None
        return pathway


def _nothing_more(_copy: Engine) -> None:
    """The copy is taken as it is."""


def _by_id(row: Any) -> UUID:
    found: UUID = row.id
    return found


def until_killed(order: Order) -> None:
    """Live until somebody kills this process, or until it kills itself at a file's event."""
    if order.get("dies_at") is not None:
        _die_at(order["dies_at"], order["root"])
    life = Life(order)
    life.open()
    for _act in range(_LONGEST):
        life.act()
    os.kill(os.getpid(), signal.SIGKILL)


def _die_at(number: int, root: str) -> None:
    """Kill this process just before it opens, renames or removes its so-manieth file in `root`."""
    left = number

    def hook(event: str, given: tuple[Any, ...]) -> None:
        nonlocal left
        if event in _FILE_EVENTS and str(given[0]).startswith(root):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
