"""Choosing from a menu with arrow keys or numbers. The one module that imports prompt_toolkit.

It draws on standard error, so that standard output holds the reading alone, and leaves nothing of itself behind. It is
a menu of our own because those of libraries (questionary, for one) take no numbers where several may be ticked, and
have no keys for "I don't know" or for taking an answer back.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import Output, create_output

from tearwise.cli.choice import Asked, Choice, Row, Step
from tearwise.cli.prose import filled

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

_HOW = {
    False: "Arrow keys or a number to move, Enter to choose.",
    True: "Arrow keys or a number to move, Space to tick, Enter to go on.",
}


class Menu:
    """A menu's state: which row is pointed at, which are ticked, and the number being typed."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.at = 0
        self.ticked: list[Row] = []
        self.said = ""
        self._number = ""

    @property
    def row(self) -> Row:
        return self.asked.rows[self.at]

    def move(self, by: int) -> None:
        """Up or down, round the ends."""
        self._point((self.at + by) % len(self.asked.rows))

    def number(self, digit: str) -> None:
        """To the row of this number; a second digit makes "1" and "2" twelve, where there are so many."""
        keys = [row.key for row in self.asked.rows]
        for number in (self._number + digit, digit):
            if number in keys:
                self._point(keys.index(number))
                self._number = number
                return

    def tick(self) -> None:
        """Ticks the row pointed at, or takes its tick away."""
        row, self.said, self._number = self.row, "", ""
        if row in self.ticked:
            self.ticked.remove(row)
        elif wrong := self.asked.wrong([*self.ticked, row]):
            self.said = wrong
        elif row.value is not None:
            self.ticked.append(row)

    def choice(self) -> Choice:
        """What Enter chooses: what is ticked, or the row pointed at where that stands alone or nothing is ticked."""
        rows = self.ticked if self.ticked and self.row.value is not None else [self.row]
        return self.asked.choice([row for row in self.asked.rows if row in rows])

    def drawn(self, columns: int) -> StyleAndTextTuples:
        """The menu as text for prompt_toolkit, no line of it wider than ``columns``."""
        drawn: StyleAndTextTuples = [
            ("bold", filled(self.asked.text, columns=columns) + "\n"),
            ("", filled(self.asked.help, columns=columns) + "\n"),
        ]
        width = max(len(row.key) for row in self.asked.rows)
        for row in self.asked.rows:
            here = row is self.row
            box = ""
            if self.asked.several:
                box = "    " if row.value is None else "[x] " if row in self.ticked else "[ ] "
            if here:
                drawn.append(("[SetCursorPosition]", ""))
            before = f"{'>' if here else ' '} {box}{row.key:>{width}}  "
            drawn.append(("bold" if here else "", filled(row.text, before, columns) + "\n"))
        return [*drawn[:-1], (drawn[-1][0], drawn[-1][1].removesuffix("\n"))]

    def hint(self, columns: int) -> str:
        """How to use it, or what was wrong with the last key."""
        return filled(self.said or _HOW[self.asked.several], columns=columns)

    def _point(self, at: int) -> None:
        self.at, self.said, self._number = at, "", ""


def choose(asked: Asked, keys: Input | None = None, screen: Output | None = None) -> Choice:
    """Shows the menu until something is chosen. Ctrl-D stops the interview.

    keys, screen: what stands in for the terminal
    Raises KeyboardInterrupt at Ctrl-C.
    """
    menu = Menu(asked)
    output = screen or create_output(stdout=sys.stderr)
    rows = FormattedTextControl(lambda: menu.drawn(_columns(output)), focusable=True, show_cursor=False)
    hint = FormattedTextControl(lambda: menu.hint(_columns(output)))
    application: Application[Choice] = Application(
        layout=Layout(HSplit([Window(rows, dont_extend_height=True), Window(hint, dont_extend_height=True)])),
        key_bindings=_bindings(menu),
        erase_when_done=True,
        input=keys or create_input(always_prefer_tty=True),
        output=output,
    )
    return application.run()


def _columns(output: Output) -> int:
    """How wide a line may be; the last column stays free, where some terminals break the line."""
    return output.get_size().columns - 1


def _bindings(menu: Menu) -> KeyBindings:
    """What each key does to a menu."""
    bound = KeyBindings()
    _bind_moves(bound, menu)
    _bind_choices(bound, menu)
    _bind_endings(bound)
    _bind_numbers(bound, menu)
    _bind_letters(bound, menu)
    return bound


def _bind_moves(bound: KeyBindings, menu: Menu) -> None:
    """Up and down, by arrows and by the keys that shells and forms have for it."""

    @bound.add("up")
    @bound.add("c-p")
    def _(event: KeyPressEvent) -> None:
        menu.move(-1)

    @bound.add("down")
    @bound.add("c-n")
    @bound.add("tab")
    def _(event: KeyPressEvent) -> None:
        menu.move(1)


def _bind_choices(bound: KeyBindings, menu: Menu) -> None:
    """Enter chooses; so does Space, but where several may be ticked."""

    @bound.add(" ")
    def _(event: KeyPressEvent) -> None:
        if menu.asked.several and menu.row.value is not None:
            menu.tick()
        else:
            event.app.exit(result=menu.choice())

    @bound.add("enter")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=menu.choice())


def _bind_endings(bound: KeyBindings) -> None:
    """Ctrl-D stops the interview, and Ctrl-C breaks it off."""

    @bound.add("c-d")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=Step.STOP)

    @bound.add("c-c")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)


def _bind_numbers(bound: KeyBindings, menu: Menu) -> None:
    """A digit points at the row of its number."""

    def point(event: KeyPressEvent) -> None:
        menu.number(event.data)

    for digit in "0123456789":
        bound.add(digit)(point)


def _bind_letters(bound: KeyBindings, menu: Menu) -> None:
    """The letter of a row chooses it at once."""
    lettered = {row.key: row.choice for row in menu.asked.rows if row.key.isalpha()}

    def choose_row(event: KeyPressEvent) -> None:
        event.app.exit(result=lettered[event.data.lower()])

    for key in lettered:
        bound.add(key)(choose_row)
        bound.add(key.upper())(choose_row)
