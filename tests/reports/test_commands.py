"""Commands that write: what they never touch, what they leave when stopped, what they print."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard import settings
from dashboard.cli import serving
from dashboard.cli.export_folder import MARKER, exporting
from dashboard.cli.main import main
from dashboard.cli.new_atlas import write_new_atlas
from dashboard.cli.terminal import run as ended_with
from dashboard.storage.atomic_write import PARTIAL_SUFFIX, CannotWrite, write_atomic, write_new
from dashboard.storage.manifest import LIST_HEADER, manifest_of, manifest_text
from dashboard.storage.staging import NOTE_FILE, NOTE_TEXT, PREFIX, READY_FILE, IncompleteMove
from dashboard.web.factory import create_server
from dashboard.web.live_reload import ReloadingApp
from scripts import dist
from tests.command_line import run
from tests.conftest import Folder
from tests.stopped import EDITIONS, write

OLD, NEW = EDITIONS["old"], EDITIONS["new"]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc or the limits of Linux")
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals and modes")
TOO_LONG = "x" * 300
EARLIER_RELEASE = (
    "This folder was written by the command “python app.py export”, which replaces all of it when "
    "it is given the same folder again. Keep nothing of your own here.\n"
)

Tree = dict[str, str]


def tree(folder: Path) -> Tree:
    """Return everything below `folder`: contents of files, targets of links."""
    contents = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            content = f"-> {path.readlink()}"
        else:
            content = path.read_bytes().decode(errors="replace") if path.is_file() else "/"
        contents[path.relative_to(folder).as_posix()] = content
    return contents


def published(folder: Path) -> Tree:
    """Return the files that a visitor sees."""
    return {
        name: content
        for name, content in tree(folder).items()
        if content != "/" and name != MARKER and not name.startswith(PREFIX)
    }


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A folder that holds an export."""
    write(tmp_path / "web", OLD)
    return tmp_path / "web"


# What may stand beside an export, with one file of each kind.
OWN_FILES = {
    "repository": (".git/HEAD", "ref: refs/heads/pages"),
    "host-name": ("CNAME", "atlas.example"),
    "notes": ("my-notes.docx", "mine"),
    "notes-among-the-pages": ("en/notes.html", "mine"),
    "page-where-the-last-one-goes": ("en/gone/mine.html", "mine"),
    "folder-of-photos": ("photos/sub/thesis.docx", "mine"),
    "hidden": (".htaccess", "mine"),
    "name-like-a-dead-run": (f"{PREFIX}mine/thesis.docx", "mine"),
}


@pytest.mark.parametrize(("name", "content"), OWN_FILES.values(), ids=OWN_FILES)
def test_what_an_export_did_not_write_is_kept(web: Path, name: str, content: str) -> None:
    write_new(web / name, content.encode())
    (web / "elsewhere").symlink_to(web.parent)
    write(web, NEW)
    own = {name: content, "elsewhere": f"-> {web.parent}"}
    files = {path: text for path, text in tree(web).items() if text != "/" and path != MARKER}
    assert files == {**NEW, **own}


def _own(name: str) -> Callable[[Path], object]:
    return lambda web: write_new(web / name, b"mine")


def _linked(name: str) -> Callable[[Path], object]:
    def link(web: Path) -> None:
        write_new(web.parent / "other" / "index.html", b"new")
        shutil.rmtree(web / name, ignore_errors=True)
        (web / name).unlink(missing_ok=True)
        (web / name).symlink_to(web.parent / "other")

    return link


def _marker(text: str) -> Callable[[Path], object]:
    return lambda web: (web / MARKER).write_text(text, encoding="utf-8")


def _marker_folder(web: Path) -> None:
    (web / MARKER).unlink()
    write_new(web / MARKER / "thesis.docx", b"mine")


def _marker_link(web: Path) -> None:
    (web / MARKER).rename(web.parent / "list.txt")
    (web / MARKER).symlink_to(web.parent / "list.txt")


def _cut(web: Path) -> None:
    (web / MARKER).write_bytes((web / MARKER).read_bytes()[:-9])


HASH = "0" * 64
REFUSALS: dict[str, tuple[Callable[[Path], object], str]] = {
    "own-file-where-a-new-one-goes": (_own("az/index.html"), r"contains az/index\.html, which"),
    "file-where-a-folder-goes": (_own("az"), r"contains az/index\.html, which"),
    "folder-where-a-file-goes": (_own("az/index.html/mine"), r"contains az/index\.html, which"),
    "link-where-a-folder-goes": (_linked("az"), r"contains az/index\.html, which"),
    "folder-became-a-link": (_linked("en"), r"en/index\.html .*has been changed"),
    "page-became-a-link": (_linked("index.html"), r"index\.html .*has been changed"),
    "page-changed-by-hand": (_own("en/index.html"), r"en/index\.html .*has been changed"),
    "page-changed-that-goes": (_own("en/gone/only.html"), r"only\.html .*has been changed"),
    "marker-is-a-text-of-mine": (
        _marker("list of photos"),
        r"contains exported\.txt, which is not",
    ),
    "marker-is-empty": (_marker(""), r"contains exported\.txt, which is not"),
    "marker-is-a-folder": (_marker_folder, r"contains exported\.txt, which is not"),
    "marker-is-a-link": (_marker_link, r"contains exported\.txt, which is not"),
    "marker-is-cut": (_cut, r"contains exported\.txt, which is not|has been changed"),
    "marker-of-an-earlier-release": (_marker(EARLIER_RELEASE), "an earlier version"),
    "list-that-leads-out": (
        _marker(f"a\n{LIST_HEADER}\n{HASH}  ../thesis.docx\n"),
        "which is not the list",
    ),
    "list-of-the-whole-disk": (
        _marker(f"a\n{LIST_HEADER}\n{HASH}  /etc/passwd\n"),
        "which is not the list",
    ),
    "list-of-a-drive": (
        _marker(f"a\n{LIST_HEADER}\n{HASH}  C:\\thesis.docx\n"),
        "which is not the list",
    ),
    "no-marker": (lambda web: (web / MARKER).unlink(), r"contains other files \(en, index\.html\)"),
}


@POSIX
@pytest.mark.parametrize(("damage", "message"), REFUSALS.values(), ids=REFUSALS)
def test_an_export_that_would_touch_a_file_of_somebody_changes_nothing(
    web: Path, damage: Callable[[Path], object], message: str
) -> None:
    damage(web)
    before = tree(web.parent)
    with pytest.raises(CannotWrite, match=message):
        write(web, NEW)
    assert tree(web.parent) == before


def test_no_order_of_exports_and_own_files_loses_a_byte_of_mine(tmp_path: Path) -> None:
    rng = random.Random(1920)  # noqa: S311  # no secret
    names = ["a", "b", "en/a", "en/b", "en/x/a", "az/a", MARKER, "en"]
    web = tmp_path / "web"
    mine: dict[str, bytes] = {}
    refused = 0
    for round_ in range(300):
        for name in rng.sample(names, 2):
            with_parents = [web / path for path in Path(name).parents]
            if not (web / name).is_dir() and not any(path.is_file() for path in with_parents):
                if rng.random() < 0.3:
                    mine[name] = b"mine %d" % round_
                    write_new(web / name, mine[name])
                elif name in mine:  # moved away
                    (web / name).unlink()
                    del mine[name]
        try:
            write(web, {path: str(round_) for path in rng.sample(names[:6], 3)})
        except CannotWrite:
            refused += 1
            if rng.random() < 0.3:
                shutil.rmtree(web)
                mine = {}
        assert {name: (web / name).read_bytes() for name in mine} == mine, round_
        assert not list(web.glob(f"{PREFIX}*"))
    assert 20 < refused < 280


def test_a_folder_of_hidden_files_and_a_new_disk_are_taken(tmp_path: Path) -> None:
    write_new(tmp_path / ".git" / "HEAD", b"ref")
    (tmp_path / "lost+found").mkdir()
    write(tmp_path, NEW)
    assert published(tmp_path) == {**NEW, ".git/HEAD": "ref"}


def test_a_file_that_is_there_already_as_it_would_be_written_is_no_hindrance(web: Path) -> None:
    write_new(web / "az" / "index.html", b"new")
    write(web, NEW)
    write(web, OLD)
    assert published(web) == OLD


def test_the_content_changes_and_the_folder_stays(web: Path) -> None:
    # It may be a mount point, the folder of a container, or stand in one that nobody may write.
    (web.parent / "link").symlink_to(web)
    before = web.stat().st_ino
    write(web.parent / "link", NEW)
    assert (web.stat().st_ino, published(web)) == (before, NEW)
    assert sorted(path.name for path in web.parent.iterdir()) == ["link", "web"]


def test_a_list_names_every_file_with_its_hash_and_says_what_it_is_for(web: Path) -> None:
    listed = {name: value for name, value in manifest_of(web).items() if name != MARKER}
    text = (web / MARKER).read_text(encoding="utf-8")
    head = text.partition(f"\n{LIST_HEADER}\n")[0]
    assert "the files listed here are replaced, and all other files are kept" in head
    assert text == manifest_text(head, listed)
    assert set(listed) == set(OLD)


def _stopped(folder: Path, edition: str, after: int) -> bool:
    command = [sys.executable, "-m", "tests.stopped", str(folder), edition, str(after)]
    result = subprocess.run(command, cwd=settings.ROOT, check=False, timeout=60)
    return result.returncode == -signal.SIGKILL


@POSIX
@pytest.mark.parametrize("first", [True, False], ids=["first-export", "second-export"])
def test_wherever_an_export_is_killed_the_old_or_the_new_stands_and_the_next_one_goes_on(
    first: bool, tmp_path: Path
) -> None:
    after, states = 1, set()
    while True:
        web = tmp_path / str(after)
        before = {} if first else OLD
        if not first:
            write(web, OLD)
        write_new(web / ".mine", b"mine")
        if not _stopped(web, "new", after):
            break
        leftovers = list(web.glob(f"{PREFIX}*"))
        assert all(
            leftover.stat().st_mode & 0o077 == 0 for leftover in leftovers
        )  # nobody is served it
        now = published(web)
        assert now.pop(".mine") == "mine"
        ready = [leftover for leftover in leftovers if (leftover / READY_FILE).exists()]
        if not ready:
            assert now in (before, NEW), after
        states.add("new" if now == NEW else "old" if now == before else "between")
        _next_run_that_fails(web)
        assert published(web) in ({**before, ".mine": "mine"}, {**NEW, ".mine": "mine"}), after
        write(web, NEW)
        assert published(web) == {**NEW, ".mine": "mine"}, after
        assert not list(web.glob(f"{PREFIX}*")), after
        after += 1
    assert states == {"old", "between", "new"}
    assert after > 15


def _next_run_that_fails(web: Path) -> None:
    """Begin an export that fails: it first finishes what a dead run began."""
    with pytest.raises(ZeroDivisionError), exporting(web):
        raise ZeroDivisionError


def test_a_dead_run_that_a_person_has_changed_after_is_left_to_that_person(web: Path) -> None:
    dead = web / f"{PREFIX}dead"
    write_new(dead / "files" / "index.html", b"new")
    write_new(dead / "files" / MARKER, b"its list")
    write_new(dead / NOTE_FILE, NOTE_TEXT.encode())
    write_new(dead / READY_FILE, manifest_text("a", manifest_of(dead / "files")).encode())
    write_new(web / "index.html", b"mine")
    with pytest.raises(CannotWrite, match=r"contains index\.html, which"):
        write(web, NEW)
    assert (web / "index.html").read_bytes() == b"mine"


@POSIX
def test_of_two_exports_at_once_the_second_says_so_before_it_builds(
    web: Path, folder: Folder
) -> None:
    folder.set("events.csv", 2, "title", "")  # which it would report, if it built
    with exporting(web) as fresh:
        result = run("export", web, "--data", folder.path)
        assert result.returncode == 2
        assert result.stderr == (
            f"Nothing was written. Another run of this command is writing to {web}. "
            "Wait until it is finished.\n"
        )
        write_new(fresh / "index.html", b"first")
    assert published(web) == {"index.html": "first"}


@POSIX
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_command_leaves_what_stood_there(
    sent: signal.Signals, web: Path, folder: Folder
) -> None:
    before = tree(web)
    command = [sys.executable, "app.py", "export", str(web), "--data", str(folder.path)]
    with subprocess.Popen(
        command,
        cwd=settings.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().endswith(" …\n")
        process.send_signal(sent)
        _, complaints = process.communicate(timeout=60)
    assert published(web) == OLD
    if sent == signal.SIGKILL:
        write(web, OLD)
    else:
        assert (process.returncode, complaints) == (130, "Stopped before it was finished.\n")
    assert tree(web) == before


def test_what_a_program_holds_open_is_put_in_its_place_by_the_next_run(
    web: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target == web / "index.html":
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(
        IncompleteMove, match=r"Close them in other programs, then run the command again"
    ):
        write(web, NEW)
    monkeypatch.undo()
    _next_run_that_fails(web)
    assert published(web) == NEW


@pytest.mark.parametrize("locks", [True, False], ids=["locks", "a-drive-without-locks"])
def test_a_move_that_was_cut_short_goes_on_where_nothing_can_be_locked_too(
    web: Path, monkeypatch: pytest.MonkeyPatch, locks: bool
) -> None:
    if not locks:
        monkeypatch.setattr("dashboard.storage.staging.folder_lock", lambda _: nullcontext(False))
    with monkeypatch.context() as patch:
        replace = Path.replace

        def fail_once(self: Path, target: Path) -> Path:
            if target == web / "index.html":
                raise PermissionError(errno.EACCES, "Permission denied", str(target))
            return replace(self, target)

        patch.setattr(Path, "replace", fail_once)
        with pytest.raises(IncompleteMove):
            write(web, NEW)
    _next_run_that_fails(web)
    assert published(web) == NEW


def test_a_staging_folder_whose_files_are_not_those_of_its_list_is_not_moved_in(web: Path) -> None:
    before = published(web)
    forged = web / ".atlas-staging-forged"
    (forged / "files").mkdir(parents=True)
    (forged / "files" / "index.html").write_text("forged", encoding="utf-8")
    (forged / NOTE_FILE).write_text(NOTE_TEXT, encoding="utf-8")
    text = manifest_text(NOTE_TEXT, {"index.html": "0" * 64, MARKER: "0" * 64})
    (forged / READY_FILE).write_text(text, encoding="utf-8")
    _next_run_that_fails(web)
    assert published(web) == before
    assert not forged.exists()


@POSIX
def test_a_file_keeps_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owners: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda _, user, group: owners.append((user, group)))
    file = tmp_path / "sheet.pdf"
    file.write_bytes(b"old")
    write_atomic(file, b"new")
    assert owners == [(file.stat().st_uid, file.stat().st_gid)]


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full."""
    monkeypatch.setattr(os, "fsync", _full)


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize("before", [None, b"good"], ids=["new-file", "good-file-of-that-name"])
def test_a_full_disk_leaves_no_cut_file(before: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    if before:
        file.write_bytes(before)
    with pytest.raises(CannotWrite, match="the disk is full"):
        write_atomic(file, b"cut")
    assert tree(tmp_path) == ({"sheet.pdf": "good"} if before else {})


def test_a_full_disk_leaves_the_export_that_stood_there(
    web: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(web)
    monkeypatch.setattr(Path, "write_bytes", _full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        write(web, NEW)
    assert tree(web) == before


def test_a_full_disk_leaves_nothing_of_a_new_atlas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "write_bytes", _full)
    for folder in (tmp_path / "a" / "b", tmp_path):
        with pytest.raises(
            CannotWrite, match=r"the disk is full. Free some space, then run the command"
        ):
            write_new_atlas(folder)
        assert tree(tmp_path) == {}
    monkeypatch.undo()
    write_new_atlas(tmp_path)
    assert "README.md" in tree(tmp_path)


def test_a_full_disk_leaves_the_last_good_zip_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dist, "DIST", tmp_path)
    monkeypatch.setattr(dist, "build", lambda _folder: None)
    monkeypatch.setattr(dist, "export", lambda _built, folder, _tell: write_new(folder / "a", b"a"))
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    monkeypatch.setattr(settings, "version", lambda: "1")
    assert ended_with(dist.main) == 0
    before = tree(tmp_path)
    assert list(before) == ["uprisings-atlas-1.zip"]
    capsys.readouterr()
    for broken in ("fsync", "mkdir"):
        monkeypatch.setattr(os, broken, _full)
        assert ended_with(dist.main) == 2
        message = capsys.readouterr().err
        assert message.startswith("Cannot ")
        assert len(message.splitlines()) == 1
        assert tree(tmp_path) == before


@LINUX
def test_a_handout_that_cannot_be_written_whole_leaves_the_good_one(tmp_path: Path) -> None:
    import resource

    good = tmp_path / "march-1923.pdf"
    assert run("handout", "march-1923", "--to", tmp_path).returncode == 0
    before = good.read_bytes()
    result = subprocess.run(
        [sys.executable, "app.py", "handout", "march-1923", "--to", str(tmp_path)],
        cwd=settings.ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 2
    assert result.stderr.startswith(f"Cannot write {good}: ")
    assert len(result.stderr.splitlines()) == 1
    assert tree(tmp_path).keys() == {good.name}
    assert good.read_bytes() == before


SHEETS = {
    "scan-of-mine": b"%PDF-1.4 scanned %%EOF",
    "notes-written-into-a-sheet": b"%PDF-1.7 Typst %%EOF added %%EOF",
    "no-pdf": b"mine",
}


@pytest.mark.parametrize("content", SHEETS.values(), ids=SHEETS)
def test_a_handout_takes_the_place_of_a_handout_alone(content: bytes, tmp_path: Path) -> None:
    from dashboard.handouts.pdf_files import write_handout

    file = tmp_path / "sheet.pdf"
    file.write_bytes(content)
    with pytest.raises(CannotWrite, match="is not a handout, or has been changed"):
        write_handout(file, b"%PDF-1.7 Typst new %%EOF")
    assert file.read_bytes() == content
    file.write_bytes(b"%PDF-1.7 Typst old %%EOF")
    write_handout(file, b"%PDF-1.7 Typst new %%EOF")
    assert b"new" in file.read_bytes()


def test_a_file_is_written_where_a_link_leads_and_as_it_was_allowed(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_atomic(link, b"new")
    assert (link.is_symlink(), file.read_bytes(), file.stat().st_mode & 0o777) == (
        True,
        b"new",
        0o640,
    )


def test_what_a_dead_run_left_of_a_file_goes_and_that_of_a_live_one_stays(tmp_path: Path) -> None:
    dead, live, mine = (
        tmp_path / name
        for name in (f".a.pdf.1{PARTIAL_SUFFIX}", f".a.pdf.2{PARTIAL_SUFFIX}", ".a.pdf.mine")
    )
    for file in (dead, live, mine):
        file.write_bytes(b"")
        os.utime(file, (0, 0) if file != live else None)
    write_atomic(tmp_path / "a.pdf", b"new")
    assert sorted(file.name for file in tmp_path.iterdir()) == [live.name, mine.name, "a.pdf"]


@pytest.mark.parametrize("place", ["folder", "name"])
def test_what_is_no_file_or_has_the_longest_name_is_written_or_named(
    place: str, tmp_path: Path
) -> None:
    if place == "folder":
        with pytest.raises(CannotWrite, match="is not a file"):
            write_atomic(tmp_path, b"new")
    else:
        write_atomic(tmp_path / ("x" * 255), b"new")
        with pytest.raises(CannotWrite, match="the name is too long"):
            write_atomic(tmp_path / TOO_LONG, b"new")


@POSIX
def test_a_new_atlas_that_was_killed_in_the_middle_is_finished_by_the_same_command(
    tmp_path: Path,
) -> None:
    write_new_atlas(tmp_path / "whole")
    complete = tree(tmp_path / "whole")
    dead = tmp_path / "half" / f"{PREFIX}dead"
    shutil.copytree(tmp_path / "whole", dead / "files")
    write_new(dead / NOTE_FILE, NOTE_TEXT.encode())
    write_new_atlas(tmp_path / "half")  # it had not even written all
    assert tree(tmp_path / "half").keys() == complete.keys()
    shutil.rmtree(tmp_path / "half")
    shutil.copytree(tmp_path / "whole", dead / "files")
    write_new(dead / NOTE_FILE, NOTE_TEXT.encode())
    write_new(dead / READY_FILE, manifest_text("a", manifest_of(dead / "files")).encode())
    (dead / "files" / "events.csv").rename(tmp_path / "half" / "events.csv")
    lines = write_new_atlas(tmp_path / "half")
    assert "explains the next steps" in lines[0]
    assert tree(tmp_path / "half") == complete
    with pytest.raises(CannotWrite, match="is not empty"):
        write_new_atlas(tmp_path / "half")


def _unreadable(folder: Path) -> Path:
    """Put an unreadable file into a folder; return it."""
    file = folder / "geo" / "relief.webp"
    file.parent.mkdir(exist_ok=True)
    file.symlink_to("/proc/self/mem")
    return file


@LINUX
@pytest.mark.parametrize(
    "command",
    [("check",), ("serve",), ("handout", "ganja-1920"), ("export", "WEB")],
    ids=lambda command: command[0],
)
def test_a_source_that_cannot_be_read_is_named_and_not_the_target(
    command: tuple[str, ...],
    folder: Folder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _unreadable(folder.path)
    data = ("--data", str(folder.path))
    arguments = {"check": ("check", str(folder.path)), "serve": data}.get(
        command[0], (*(str(tmp_path / "web") if word == "WEB" else word for word in command), *data)
    )
    assert exit_code_of(*arguments) == 2
    output = "".join(capsys.readouterr())
    assert output.startswith("geo/relief.webp: the file cannot be opened (")
    assert "Choose another folder" not in output
    assert not (tmp_path / "web").exists()


@LINUX
def test_a_server_names_the_file_of_new_data_that_it_cannot_read(folder: Folder) -> None:
    app = ReloadingApp(partial(create_server, folder.path), folder.path)
    file = _unreadable(folder.path)
    app.reload_if_changed()
    health = Client(app).get("/healthz").text
    assert "geo/relief.webp: the file cannot be opened (" in health
    assert "see the log" not in health
    file.unlink()
    app.reload_if_changed()
    assert "cannot be opened" not in Client(app).get("/healthz").text
    app.stop()


def _without_privilege() -> list[str]:
    """Return a command prefix that drops the privileges of root."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may read everything, and there is no setpriv")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"]


@POSIX
@pytest.mark.parametrize(
    ("command", "place", "mode"),
    [("check", "geo", 0o600), ("check", ".", 0o600), ("check", ".", 0), ("serve", "geo", 0)],
)
def test_a_closed_folder_is_told_in_a_line(
    command: str, mode: int, place: str, folder: Folder
) -> None:
    write_new(folder.path / "geo" / "relief.webp", b"RIFF....WEBP")
    arguments = {"check": ["check"], "serve": ["--port=1", "--data"]}[command]
    try:
        (folder.path / place).chmod(mode)
        result = subprocess.run(
            [*_without_privilege(), sys.executable, "app.py", *arguments, str(folder.path)],
            cwd=settings.ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        (folder.path / place).chmod(0o700)
    assert "Traceback" not in result.stderr
    assert result.returncode == 2
    assert "the file cannot be opened (Permission denied)" in result.stdout + result.stderr


def exit_code_of(*arguments: str) -> int:
    """Run a command in this process; return its exit code."""
    earlier_handler = signal.getsignal(signal.SIGTERM)
    try:
        return main(arguments)
    finally:
        signal.signal(signal.SIGTERM, earlier_handler)


def _circle(folder: Path) -> str:
    (folder / "circle").symlink_to("circle")
    return str(folder / "circle")


NAMES: dict[str, Callable[[Path], str]] = {
    "300-letters": lambda folder: str(folder / TOO_LONG),
    "5000-letters": lambda folder: str(folder / (TOO_LONG * 16)),
    "circle": _circle,
    "below-a-circle": lambda folder: f"{_circle(folder)}/below",
    "below-a-file": lambda _folder: str(Path(__file__) / "below"),
}
COMMANDS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "check": lambda name: ("check", name),
    "new": lambda name: ("new", name),
    "export": lambda name: ("export", name),
    "handout": lambda name: ("handout", "march-1923", "--to", name),
    "data": lambda name: ("handout", "--data", name),
}


@POSIX
@pytest.mark.parametrize("make", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_name_that_is_none_is_told_in_a_line_and_ends_with_2(
    command: Callable[[str], tuple[str, ...]],
    make: Callable[[Path], str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code_of(*command(make(tmp_path))) == 2
    output = "".join(capsys.readouterr())
    lines = [line for line in output.splitlines() if line != "1 error."]
    assert len(lines) == 1
    assert len(lines[0]) < 500
    assert [path.name for path in tmp_path.iterdir()] in ([], ["circle"])


@POSIX
@pytest.mark.parametrize(
    ("stream", "message"), [("pipe", ""), ("/dev/full", "Cannot write the output")]
)
def test_check_ends_with_2_whoever_reads_it(stream: str, message: str, folder: Folder) -> None:
    folder.set("events.csv", 2, "title", "")
    if stream == "pipe":  # and nobody reads it, as after `| head -1`
        reading, writing = os.pipe()
        os.close(reading)
    else:
        writing = os.open(stream, os.O_WRONLY)
    result = subprocess.run(
        [sys.executable, "app.py", "check", str(folder.path)],
        cwd=settings.ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert result.returncode == 2
    assert result.stderr.startswith(message)
    assert len(result.stderr.splitlines()) == bool(message)


IN_USE = OSError(errno.EADDRINUSE, "")
WRONG_HOST = ValueError("Invalid host/port specified.")
UNKNOWN = socket.gaierror(-2, "Not known")
BAD_HOSTS = {
    "as-in-a-browser": ("[::1]", "::1", IN_USE, "http://[::1]:8069/: another"),
    "of-ipv6": ("::1", "::1", WRONG_HOST, "specified. Check --host"),
    "half-a-bracket": ("[::1", "[::1", UNKNOWN, "]:8069/: Not known. Check"),
    "no-name": ("no host", "no host", UNKNOWN, "no host:8069/: Not known."),
}


@pytest.mark.parametrize(
    ("host", "bound_host", "problem", "expected"), BAD_HOSTS.values(), ids=BAD_HOSTS
)
def test_a_host_that_is_none_is_told_in_one_sentence(
    host: str,
    bound_host: str,
    problem: Exception,
    expected: str,
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def listen(_application: object, host: str, _port: int) -> None:
        assert host == bound_host
        raise problem

    monkeypatch.setattr(serving, "listen", listen)
    monkeypatch.setenv("HOST", host)
    assert exit_code_of("--data", str(folder.path), "--port", "8069") == 2
    message = capsys.readouterr().err
    assert expected in message
    assert ".." not in message
    assert "[[" not in message or host == "[::1"
