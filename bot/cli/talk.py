"""A conversation in the terminal: questions in a row, where a later one may leave out the role."""

from handlers import Turn, read_words, take_turn
from index import Handbook, Role


class Talk:
    """One conversation with one handbook."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._about: tuple[Role, ...] = ()

    def say(self, text: str) -> Turn:
        """Answers the text; a text that begins with `/role` is read as the slash command."""
        turn = take_turn(self._handbook, read_words(text), about=self._about)
        self._about = turn.roles or self._about
        return turn
