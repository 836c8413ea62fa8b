"""What Slack answers when it says no."""


class RefusedError(Exception):
    """Slack says no; `code` is its error, `messages` what it says beside it (which field, which limit)."""

    def __init__(self, code: str, messages: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages
