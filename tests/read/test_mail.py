"""Mails and saved pages: their parts are told apart, their encodings read, and answers quoted in them
left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Article, Problem
from auditor.read import read
from tests.read import made

HEAD = (
    "From: Desk <desk@herald.example>\nSubject: Storm\n"
    "Date: Fri, 24 May 2024 19:28:00 +0200\nMIME-Version: 1.0\n"
)


def entry(path: Path, data: bytes | str) -> Article | Problem:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = [e for e in read([str(path)]) if isinstance(e, (Article, Problem))]
    assert len(found) == 1
    return found[0]


def article(path: Path, data: bytes | str) -> Article:
    found = entry(path, data)
    assert isinstance(found, Article), found
    return found


def test_a_flowed_text_is_put_together(tmp_path: Path) -> None:
    """RFC 3676: a space at the end goes on, of the same depth of quotation; the signature does not."""
    body = (
        "The harbour was closed on \nTuesday, the port said.\n"
        "> It is \n> open, he wrote.\n\n-- \nJane \nDesk\n"
    )
    found = article(
        tmp_path / "a.eml", f"{HEAD}Content-Type: text/plain; charset=utf-8; format=flowed\n\n{body}"
    )
    assert found.text.splitlines()[:2] == [
        "The harbour was closed on Tuesday, the port said.",
        "> It is open, he wrote.",
    ]
    blocks = {found.text[b.span.start : b.span.end].split("\n")[0]: b.kind for b in found.blocks}
    assert blocks == {"> It is open, he wrote.": "boilerplate", "-- ": "boilerplate"}


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15"])
def test_words_are_read_in_the_encoding_they_are_in(tmp_path: Path, encoding: str, charset: str) -> None:
    """Transfer encodings and character sets."""
    import base64
    import quopri

    words = "The café was closed on Tuesday, said Zoë Müller, who runs it.".encode(charset)
    packed = base64.encodebytes(words) if encoding == "base64" else quopri.encodestring(words)
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    assert article(tmp_path / "a.eml", head.encode() + packed).text.startswith(
        "The café was closed on Tuesday, said Zoë"
    )


def test_a_mail_of_html_alone_is_read(tmp_path: Path) -> None:
    """With its quotations; what is attached is named."""
    mail = (
        f'{HEAD}Content-Type: multipart/mixed; boundary="x"\n\n'
        "--x\nContent-Type: text/html; charset=utf-8\n\n"
        f"<p>{made.FIRST}</p><blockquote>We go on.</blockquote>\n--x\n"
        'Content-Type: application/pdf; name="a.pdf"\n'
        'Content-Disposition: attachment; filename="a.pdf"\n'
        "Content-Transfer-Encoding: base64\n\nJVBERg==\n--x--\n"
    )
    found = article(tmp_path / "a.eml", mail)
    assert found.text == f"{made.FIRST}\nWe go on."
    assert [b.kind for b in found.blocks] == ["quotation"]
    assert [(w.code, "a.pdf" in w.message) for w in found.warnings] == [("attachments", True)]


def test_a_mail_without_a_body_is_named(tmp_path: Path) -> None:
    """With what to do."""
    found = entry(tmp_path / "a.eml", f"{HEAD}Content-Type: text/plain\n\n")
    assert isinstance(found, Problem)
    assert found.what == "a mail without a body"
    assert found.fix


def test_a_memo_is_no_mail(tmp_path: Path) -> None:
    """Lines of a head that people write are no header."""
    memo = "From: the mayor\nTo: the council\nDate: 5 March 2024\n\nThe harbour was closed, the port said.\n"
    assert "From: the mayor" in article(tmp_path / "a.txt", memo).text
