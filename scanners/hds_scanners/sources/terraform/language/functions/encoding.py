"""Functions that encode and decode text: Base64, gzip, URLs, CSV and other character sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.functions.arguments import LARGEST_TEXT
from hds_scanners.sources.terraform.language.functions.graphemes import normalised
from hds_scanners.sources.terraform.language.typesystem import STRING, ObjectType
from hds_scanners.sources.terraform.language.values import ListValue, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})?")
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


def encode_base64(data: bytes) -> str:
    """Standard Base64 with padding."""
    from binascii import b2a_base64  # noqa: PLC0415 - loaded when asked for

    return b2a_base64(data, newline=False).decode("ascii")


def decode_base64(text: str) -> bytes:
    """The bytes of padded standard Base64, in which line ends do not count; raises `EvaluationError` otherwise."""
    from binascii import a2b_base64  # noqa: PLC0415 - loaded when asked for

    compact = text.replace("\r", "").replace("\n", "")
    if not _BASE64.fullmatch(compact):
        raise EvaluationError("failed to decode base64 data")
    return a2b_base64(compact)


def as_text(data: bytes) -> str:
    """Bytes that must be UTF-8 as a string of the language."""
    try:
        return normalised(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise EvaluationError("the result of decoding the provided string is not valid UTF-8") from None


def _base64gzip(text: str) -> str:
    """Gzip with the header and block structure of Go's writer; the compressed bytes between may differ from Go's."""
    import zlib  # noqa: PLC0415 - loaded when asked for

    data = text.encode("utf-8")
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = compressor.compress(data) + compressor.flush(zlib.Z_SYNC_FLUSH)
    if not data:
        body = b"\x00\x00\x00\xff\xff"  # zlib flushes nothing when it was given nothing
    trailer = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return encode_base64(_GZIP_HEADER + body + b"\x01\x00\x00\xff\xff" + trailer)


def _base64gunzip(text: str) -> str:
    import zlib  # noqa: PLC0415 - loaded when asked for

    data, pieces, size = decode_base64(text), [], 0
    try:
        while True:
            decompressor = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
            pieces.append(decompressor.decompress(data, LARGEST_TEXT - size + 1))
            size += len(pieces[-1])
            if size > LARGEST_TEXT:
                raise LimitExceeded("the decompressed text is too long")
            if not decompressor.eof:
                raise EvaluationError("failed to read gunzip raw data: unexpected end")
            data = decompressor.unused_data
            if not data:
                return as_text(b"".join(pieces))
    except zlib.error as error:
        raise EvaluationError(f"failed to gunzip bytestream: {error}") from error


def _urlencode(text: str) -> str:
    from urllib.parse import quote_plus  # noqa: PLC0415 - loaded when asked for

    return quote_plus(text)


def _urldecode(text: str) -> str:
    def replace(match: re.Match[bytes]) -> bytes:
        if match[1] is None:
            raise EvaluationError(f'failed to decode URL "{text}": invalid URL escape')
        return bytes([int(match[1], 16)])

    return as_text(_PERCENT.sub(replace, text.replace("+", " ").encode("utf-8")))


_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "csutf8": "utf-8",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "big5": "big5",
    "csbig5": "big5",
    "euc-jp": "euc_jp",
    "euc-kr": "euc_kr",
    "gb18030": "gb18030",
    "gb2312": "hz",
    "gbk": "gbk",
    "cp936": "gbk",
    "hz-gb-2312": "hz",
    "ibm037": "cp037",
    "ibm437": "cp437",
    "cp437": "cp437",
    "ibm850": "cp850",
    "cp850": "cp850",
    "ibm852": "cp852",
    "ibm855": "cp855",
    "ibm00858": "cp858",
    "ibm860": "cp860",
    "ibm862": "cp862",
    "ibm863": "cp863",
    "ibm865": "cp865",
    "ibm866": "cp866",
    "cp866": "cp866",
    "ibm1047": "cp1047",
    "ibm01140": "cp1140",
    "iso-2022-jp": "iso2022_jp",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "shift_jis": "shift_jis",
    "ms_kanji": "shift_jis",
    "csshiftjis": "shift_jis",
    "windows-874": "cp874",
    "latin1": "iso8859_1",
    "l1": "iso8859_1",
    "iso_8859-1": "iso8859_1",
    "latin2": "iso8859_2",
    **{f"iso-8859-{part}": f"iso8859_{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
}
"""IANA names and the usual aliases, in lower case, to Python's codecs."""


def _codec(name: str) -> str:
    try:
        return _CODECS[name.lower()]
    except KeyError:
        raise EvaluationError(f'"{name}" is not a supported IANA encoding name or alias') from None


def _textencodebase64(text: str, encoding: str) -> str:
    if encoding.lower() == "utf-16":  # big-endian, with a byte order mark
        return encode_base64(b"\xfe\xff" + text.encode("utf-16-be"))
    try:
        return encode_base64(text.encode(_codec(encoding)))
    except UnicodeEncodeError:
        raise EvaluationError(
            f"the given string contains characters that cannot be represented in {encoding}"
        ) from None


def _textdecodebase64(source: str, encoding: str) -> str:
    codec = "utf-16" if encoding.lower() == "utf-16" else _codec(encoding)
    data = decode_base64(source)
    if codec == "utf-16" and data[:2] not in {b"\xfe\xff", b"\xff\xfe"}:
        codec = "utf-16-be"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = "\ufffd"
    if "\ufffd" in text:
        raise EvaluationError(f"the given string contains symbols that are not defined for {encoding}")
    return normalised(text)


def _csv_records(text: str) -> Iterator[list[str]]:
    """The records of a CSV text by Go's strict reader: quotes only around whole fields, blank lines do not count."""
    text = text.replace("\r\n", "\n").removesuffix("\r")
    position = 0
    while position < len(text):
        if text[position] == "\n":
            position += 1
            continue
        record: list[str] = []
        while True:
            field, position = _csv_field(text, position)
            record.append(field)
            if position >= len(text) or text[position] == "\n":
                break
            position += 1  # the comma
        position += 1
        yield record


def _csv_field(text: str, start: int) -> tuple[str, int]:
    """The field that begins at `start` and the position of the comma or line end after it."""
    if not text.startswith('"', start):
        end = start
        while end < len(text) and text[end] not in ",\n":
            end += 1
        if '"' in text[start:end]:
            _csv_error('bare " in non-quoted field')
        return text[start:end], end
    pieces: list[str] = []
    position = start + 1
    while True:
        end = text.find('"', position)
        if end < 0:
            _csv_error('extraneous or missing " in quoted-field')
        pieces.append(text[position:end])
        if not text.startswith('"', end + 1):
            break
        pieces.append('"')
        position = end + 2
    end += 1
    if end < len(text) and text[end] not in ",\n":
        _csv_error('extraneous or missing " in quoted-field')
    return "".join(pieces), end


def _csv_error(reason: str) -> NoReturn:
    raise EvaluationError(f"CSV parse error: {reason}")


def _csv_type(headers: list[str]) -> ObjectType:
    if len(set(headers)) < len(headers):
        raise EvaluationError("duplicate column name")
    return ObjectType(dict.fromkeys(sorted(headers), STRING))


def _csvdecode(text: str) -> ListValue:
    records = _csv_records(text)
    headers = next(records, None)
    if headers is None:
        raise EvaluationError("missing header line")
    kind = _csv_type(headers)
    rows: list[Value] = []
    for record in records:
        if len(record) != len(headers):
            _csv_error("wrong number of fields")
        rows.append(dict(zip(headers, record, strict=True)))
    return ListValue(tuple(rows), kind)


_STR = (Parameter("str", STRING),)

FUNCTIONS = {
    "base64decode": Function(lambda text: as_text(decode_base64(text)), _STR, returns=STRING),
    "base64encode": Function(lambda text: encode_base64(text.encode("utf-8")), _STR, returns=STRING),
    "base64gunzip": Function(_base64gunzip, _STR, returns=STRING),
    "base64gzip": Function(_base64gzip, _STR, returns=STRING),
    "csvdecode": Function(_csvdecode, _STR),
    "textdecodebase64": Function(
        _textdecodebase64, (Parameter("source", STRING), Parameter("encoding", STRING)), returns=STRING
    ),
    "textencodebase64": Function(
        _textencodebase64, (Parameter("string", STRING), Parameter("encoding", STRING)), returns=STRING
    ),
    "urldecode": Function(_urldecode, _STR, returns=STRING),
    "urlencode": Function(_urlencode, _STR, returns=STRING),
}
