"""Hostile files: each is refused with a sentence that names it, none is run, and no petition waits for it."""

import io
import socket
import struct
import threading
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from huiyin.counter.files import sorted_out
from huiyin.matters.asking import hardening, uploads
from huiyin.matters.asking.scanning import Scan, scan

PNG_END = b"IEND\xaeB`\x82"


def picture(kind="PNG", size=(40, 30)):
    made = io.BytesIO()
    Image.new("RGB", size, "navy").save(made, kind)
    return made.getvalue()


def packed(**more):
    """A Word file of the smallest sort, and what is added to it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


def pdf(*bodies):
    return b"%PDF-1.7\n" + b"".join(bodies) + b"\n%%EOF\n"


def stream(content):
    return b"1 0 obj <</Filter/FlateDecode>>\nstream\n" + zlib.compress(content, 9) + b"\nendstream endobj\n"


def wide_png(width, height):
    """A picture that says it is enormous and is a few hundred bytes long."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def given(name, data):
    return uploads.upload(SimpleUploadedFile(name, data))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("照片.png", picture(), "image/png"),
        ("照片.jpg", picture("JPEG"), "image/jpeg"),
        ("动图.gif", picture("GIF"), "image/gif"),
        ("材料.pdf", pdf(stream(b"BT (hello) Tj ET")), "application/pdf"),
        ("信.docx", packed(), uploads._ZIPPED["docx"]),
        ("说明.txt", "我家的水渠断了。".encode(), "text/plain"),
    ],
)
def test_honest_files_are_taken_as_they_are(name, data, kind):
    taken = given(name, data)
    assert (taken.name, taken.media_type, taken.data) == (name, kind, data)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("网页.gif", b"GIF89a/*" + b"<script>alert(1)</script>" + bytes(20), "夹带了另一种文件"),
        ("尾巴.png", picture() + b"<html><script>x()</script></html>", "夹带了另一种文件"),
        ("尾巴.jpg", picture("JPEG") + packed(), "夹带了另一种文件"),
        ("双头.pdf", pdf(stream(b"x")) + packed(), "夹带了另一种文件"),
        ("页面.txt", b"\xef\xbb\xbf <!DOCTYPE html><script>x()</script>", "夹带了另一种文件"),
        ("画.txt", b"<svg onload='x()'/>", "夹带了另一种文件"),
        ("大图.png", wide_png(60_000, 60_000), "尺寸过大"),
        ("炸弹.pdf", pdf(*[stream(bytes(80 * 2**20)) for _ in range(3)]), "展开后过大"),
        ("炸弹.docx", packed(word__media=bytes(300 * 2**20)), "展开后过大"),
        ("厚.pdf", pdf(b"<</Type /Page>>\n" * 1001), "超过一千页"),
        ("动作.pdf", pdf(b"<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"), "有程序、宏"),
        ("宏.docx", packed(word__vbaProject_DOT_bin=b"x"), "有程序、宏"),
        ("包.docx", packed(word__inner_DOT_zip=packed()), "有程序、宏"),
        ("程序.jpg", b"MZ" + bytes(100), "是程序"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_by_name_with_its_reason(name, data, why):
    with pytest.raises(ValidationError) as refused:
        given(name, data)
    assert name in refused.value.messages[0]
    assert why in refused.value.messages[0]


def test_a_list_of_entries_that_lies_is_not_believed():
    honest = bytearray(packed(word__media=bytes(30 * 2**20)))
    place = honest.rfind(b"PK\x01\x02")
    struct.pack_into("<I", honest, place + 24, 10)  # "ten bytes when unpacked"
    word, _painted = hardening.look(uploads._ZIPPED["docx"], bytes(honest))
    assert word in ("bomb", "broken")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\账单.pdf", "账单.pdf"),
        ("账单\u202efdp.exe", "账单fdp.exe"),
        ("a\0b\r\nSet-Cookie: x.txt", "abSet-Cookie x.txt"),
        ("...", "未命名"),
        ("", "未命名"),
    ],
)
def test_names_are_made_readable(name, kept):
    assert hardening.readable_name(name) == kept


def test_a_long_name_keeps_its_ending():
    assert hardening.readable_name("长" * 300 + ".pdf") == "长" * 100 + ".pdf"


def test_a_wrong_file_takes_no_good_one_with_it():
    files = [
        SimpleUploadedFile(name, data) for name, data in (("a.png", picture()), ("b.jpg", b"MZ" + bytes(9)))
    ]
    taken, refused = sorted_out(files)
    assert [one.name for one in taken] == ["a.png"]
    assert len(refused) == 1
    assert "b.jpg" in refused[0]


def test_a_preview_is_painted_anew_and_carries_nothing_over():
    made = io.BytesIO()
    Image.new("RGB", (3000, 2000), "navy").save(made, "JPEG", comment=b"hidden words", exif=Image.Exif())
    painted = hardening.preview("image/jpeg", made.getvalue())
    with Image.open(io.BytesIO(painted)) as seen:
        assert seen.format == "JPEG"
        assert max(seen.size) <= 1400
    assert b"hidden words" not in painted
    assert hardening.preview("application/pdf", pdf()) is None
    assert hardening.preview("image/png", b"\x89PNG broken") is None


# A scanner that speaks clamd's protocol, and every way in which it can fail


@pytest.fixture
def clamd(monkeypatch):
    """`clamd(answer)` listens on loopback as clamd does, reads the stream to its end and gives that answer."""
    opened = []

    def listen(answer):
        door = socket.create_server(("127.0.0.1", 0))
        opened.append(door)
        heard = []

        def serve():
            with door.accept()[0] as line:
                begin = b""
                while len(begin) < 10:
                    begin += line.recv(10 - len(begin))
                heard.append(begin)
                while size := struct.unpack("!L", _exactly(line, 4))[0]:
                    heard.append(_exactly(line, size))
                line.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        monkeypatch.setenv("HUIYIN_CLAMD", f"127.0.0.1:{door.getsockname()[1]}")
        return heard

    yield listen
    for door in opened:
        door.close()


def _exactly(line, size):
    said = b""
    while len(said) < size:
        said += line.recv(size - len(said))
    return said


def test_a_file_is_clean_when_the_scanner_said_so_of_all_of_it(clamd):
    heard = clamd(b"stream: OK\0")
    data = bytes(range(256)) * 1000
    assert scan(data) is Scan.CLEAN
    assert heard[0] == b"zINSTREAM\0"
    assert b"".join(heard[1:]) == data


def test_an_infected_file_is_not_taken(clamd):
    clamd(b"stream: Eicar-Test-Signature FOUND\0")
    with pytest.raises(ValidationError) as refused:
        given("照片.png", picture())
    assert "带有病毒" in refused.value.messages[0]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"stream: ",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: OK and more\0",
        b"OK\0",
        b"\xff\xfe\0",
    ],
)
def test_any_other_answer_is_not_scanned_and_never_clean(clamd, answer):
    clamd(answer)
    assert scan(b"x") is Scan.UNSCANNED


@pytest.mark.parametrize("where", ["", "/nowhere/clamd.ctl", "127.0.0.1:1", "nonsense", "127.0.0.1:port"])
def test_a_scanner_that_is_not_there_leaves_a_file_not_scanned(monkeypatch, where):
    monkeypatch.setenv("HUIYIN_CLAMD", where)
    assert scan(b"x") is Scan.UNSCANNED
    assert given("照片.png", picture()).scan == "unscanned"
