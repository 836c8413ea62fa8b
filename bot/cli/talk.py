"""A conversation in the terminal: questions in a row, where a later one may leave out the role."""

from handlers import EVERYTHING, NOTHING, Clearance, Screen, Turn, read_words


class Talk:
    """One conversation with one handbook, by somebody who may be shown so much of it."""

    def __init__(self, screen: Screen, clearance: Clearance = EVERYTHING) -> None:
        self._screen = screen
        self._clearance = clearance
        self._topic = NOTHING

    def say(self, text: str) -> Turn:
        """Answers the text; a text that begins with `/role` is read as the slash command."""
        turn = self._screen.take(read_words(text), clearance=self._clearance, topic=self._topic)
        self._topic = turn.topic if turn.roles else self._topic
        return turn
