"""What a text looks like to whoever reads it: letters of other scripts, accents and what is not seen put aside."""

import unicodedata

# Cyrillic, Greek and Armenian letters that look like Latin ones.
_LOOKALIKES = str.maketrans("аеорсухіјѕԁһкмтвнпαεορνυικτηո", "aeopcyxijsdhkmtbhnaeopvuiktnn")
_UNSEEN = {"Cf", "Mn", "Cc"}


def seen_as(text: str) -> str:
    """In small letters, each as the Latin letter that it looks like: a Greek alpha is an "a"."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    seen = (letter for letter in plain if letter.isspace() or unicodedata.category(letter) not in _UNSEEN)
    return "".join(seen).casefold().translate(_LOOKALIKES)
