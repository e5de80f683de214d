#!/usr/bin/env python3
"""Writes what Python's email package reads in the mails of a corpus, as expectations for LetterCorpusTests.

    python3 src/test/python/mail_expectations.py CORPORA/mail php-imap mail-gem \
        > src/test/resources/letter/expected-by-python.json

Written and run before our own reader saw these mails, so that the judge is independent. Where Python is wrong the
expectation is not touched: the difference stands, with its reason, in differences.json beside it.

What counts as what, the same for both readers: text/plain and text/html without a file name are text, all other leaves
attachments; of alternatives the plain one is the text; without plain text the letters of the HTML are compared; a mail
in a mail is a letter of its own. White space is not compared. Attachments are compared by the SHA-256 of their bytes, with
line ends of text unified (CRLF and LF are both in the wild).
"""
import email, email.header, email.utils, hashlib, html.parser, json, os, sys

SHOWN = {"text/plain", "text/html", "text/enriched", "text/richtext"}
ALIASES = {"ks_c_5601-1987": "cp949", "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252",
           "us-ascii": "utf-8", "shift_jis": "cp932", "iso-2022-jp": "iso2022_jp_ext"}


def decode(data, charset):
    charset = (charset or "utf-8").strip().lower()
    for name in (ALIASES.get(charset, charset), "utf-8", "cp1252", "latin-1"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue


def words(value):
    if value is None:
        return ""
    raw = str(value) if not isinstance(value, email.header.Header) else "".join(
        p if isinstance(p, str) else p.decode("latin-1") for p, _ in value._chunks)
    text = decode(raw.encode("utf-8", "surrogateescape"), None)
    try:
        parts = email.header.decode_header(text)
    except Exception:
        return text
    return "".join(p if isinstance(p, str) else decode(p, c) for p, c in parts)


def field(message, name):
    for key, value in message._headers:
        if key.lower() == name:
            return value
    return None


class Letters(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.out, self.skip = [], 0

    def handle_starttag(self, tag, attrs):
        self.skip += tag in ("style", "script", "title")

    def handle_endtag(self, tag):
        self.skip -= tag in ("style", "script", "title") and self.skip > 0

    def handle_data(self, data):
        if not self.skip:
            self.out.append(data)


def of_html(text):
    parser = Letters()
    parser.feed(text)
    return "".join(parser.out)


def named(part):
    return part.get_filename() is not None or part.get_param("name") is not None


def is_text(part, root):
    if part.get_content_type() not in SHOWN:
        return False
    if root:
        return not (part.get_content_disposition() == "attachment" and named(part))
    return part.get_content_disposition() != "attachment" and not named(part)


def walk(part, root, found):
    """Returns (plain or None, html or None) of this part, and adds attachments and mails to found."""
    kind = part.get_content_type()
    payload = part.get_payload()
    if kind in ("message/rfc822", "message/global") and isinstance(payload, list) and payload:
        found["letters"].append(letter(payload[0]))
        return None, None
    if kind.startswith("multipart/") and isinstance(payload, list):
        results = [walk(child, False, found) for child in payload]
        plains = [p for p, _ in results if p is not None and p.strip()]
        htmls = [h for _, h in results if h is not None]
        if kind == "multipart/alternative":
            return (plains[0] if plains else None), (htmls[0] if htmls else None)
        text = [p if p is not None else of_html(h) for p, h in results if p is not None or h is not None]
        only_html = not [p for p, _ in results if p is not None]
        return (None if only_html else "\n".join(text)), ("\n".join(htmls) if htmls else None)
    data = part.get_payload(decode=True)
    if data is None:
        data = b"".join(p.as_bytes() for p in payload) if isinstance(payload, list) else b""
    if is_text(part, root):
        text = decode(data, part.get_content_charset())
        return (None, text) if kind == "text/html" else (text, None)
    unified = data.replace(b"\r\n", b"\n") if kind.startswith(("text/", "message/")) else data
    found["attachments"].append({
        "name": words(part.get_filename()),
        "type": kind,
        "sha256": hashlib.sha256(unified).hexdigest(),
        "size": len(unified)})
    return None, None


def letter(message):
    found = {"attachments": [], "letters": []}
    plain, markup = walk(message, True, found)
    name, address = "", ""
    sender = field(message, "from")
    if sender is not None:
        raw = str(sender).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        for n, a in email.utils.getaddresses([raw]):
            name, address = words(n), a
            if a:
                break
    return {
        "name": name, "address": address, "subject": words(field(message, "subject")),
        "text": plain if plain is not None else of_html(markup) if markup is not None else "",
        "fromHtml": plain is None and markup is not None,
        **found}


def main(root, folders):
    expected = {}
    for folder in folders:
        for here, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                if name.endswith(".eml"):
                    path = os.path.join(here, name)
                    with open(path, "rb") as file:
                        expected[os.path.relpath(path, root)] = letter(email.message_from_bytes(file.read()))
    json.dump(dict(sorted(expected.items())), sys.stdout, ensure_ascii=True, indent=1, sort_keys=True)
    print()


main(sys.argv[1], sys.argv[2:])
