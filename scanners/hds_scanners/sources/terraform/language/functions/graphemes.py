"""Characters as a reader sees them: the language counts grapheme clusters, not code points."""

from __future__ import annotations

from collections.abc import Sequence


def clusters(text: str) -> Sequence[str]:
    """The grapheme clusters of a text in order; a text without any beyond one code point is its own sequence."""
    if text.isascii() and "\r\n" not in text:
        return text
    import regex  # noqa: PLC0415 - costly, and most text is ASCII

    return regex.findall(r"\X", text)


def normalised(text: str) -> str:
    """The text in normal form C, as every string of the language is."""
    if text.isascii():
        return text
    from unicodedata import normalize  # noqa: PLC0415 - loaded for other than ASCII only

    return normalize("NFC", text)
