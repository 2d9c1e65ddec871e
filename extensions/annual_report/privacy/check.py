"""The last step of a build: no published file holds a person's contact details.

What was found clean is not read again until it changes. The places are told as warnings, which
``-W`` makes fatal; the addresses themselves are not told, since logs are read by others too.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from annual_report.config import PREFIX, Config
from annual_report.data.profile_reader import AGENDA_DIR
from annual_report.diagnostics import Warnings, warn
from annual_report.privacy.patterns import ContactKind, contacts_in, emails_in, normalized
from annual_report.privacy.provenance import STATIC, own_static_files
from annual_report.privacy.reading import UnreadableError, passages
from annual_report.privacy.sifting import sifted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config as SphinxConfig

    from annual_report.domain import ReportDomain
    from annual_report.privacy.patterns import Contact
    from annual_report.privacy.reading import Passage

    Split = Callable[[bytes], tuple[bytes, bytes]]
    """What gives the part of a page that stays as it was written, and what was put in since."""

BUILDERS = ("html", "dirhtml", "typst")
"""The builders whose output is published."""

BEFORE_PDF = 400
"""Priority of what those who make PDFs need to know."""

AFTER_ALL = 950
"""Priority of the check: the search index and the open data have been written before."""

STATE = "annual_report_privacy.json"
"""The file with the digests of what was found clean, in the folder of the doctrees."""

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NUMBER = re.compile(r"[+(]?\d[\d ()\u00a0-]{3,}\d")


class PrivacyCheck:
    """The check of one application's build. An :class:`~annual_report.artifacts.Examiner`."""

    def __init__(self) -> None:
        self._examined: dict[str, bool] = {}
        self._split: Split = _unsplit
        self._app: Sphinx | None = None
        self._allowed: set[str] = set()
        self._clean: set[tuple[str, str]] = set()

    def begin(self, app: Sphinx, _builder: Builder) -> None:
        """Learn what may be published, and what was found clean (event ``write-started``)."""
        self._app = app
        self._allowed = _allowed(app)
        clean = _read_state(Path(app.doctreedir) / STATE, _key(self._allowed))
        self._clean = {(Path(name).name, digest) for name, digest in clean.items()}

    def examine(self, shown: Path, data: bytes) -> tuple[str, bool]:
        """Look into a file before it is published, and tell what was found.

        What an earlier build found clean under such a name is not read again.
        """
        digest = _digest(data)
        if (shown.name, digest) in self._clean:
            return digest, True
        return digest, _is_clean(shown, data, self._allowed)

    def take(self, examined: Mapping[str, bool]) -> None:
        """Take over what was examined in another process: it is not read and told again."""
        self._examined.update(examined)

    def look_ahead(self, folder: Path, shown: Path, split: Split) -> None:
        """Look into what this build has written so far, and will publish in ``shown``."""
        self._split = split
        app, self._app = self._app, None
        if app is None:
            return
        profiles = _profiles(app)
        for name, path in _published(app, folder):
            if path.suffix == ".pdf":  # who makes it looks into it
                continue
            stays, _ = split(path.read_bytes())
            digest = _digest(stays)
            if digest not in self._examined and digest not in profiles:
                self._examined[digest] = self.examine(shown / name, stays)[1]

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Check what was published (event ``build-finished``)."""
        examined, self._examined = self._examined, {}
        if exception is None and app.builder.name in BUILDERS:
            check_output(app, examined, self._split)


def check_output(app: Sphinx, examined: Mapping[str, bool], split: Split) -> None:
    """Read what was published and changed, and tell of contacts in it.

    ``examined`` says of digests of files, or of what of them stays, whether they were found
    clean already; ``split`` gives that and the rest.
    """
    outdir, state = Path(app.outdir), Path(app.doctreedir) / STATE
    allowed = _allowed(app)
    key = _key(allowed)
    clean = _read_state(state, key)
    profiles = _profiles(app)
    found: dict[str, str] = {}
    for name, path in _published(app, outdir):
        data = path.read_bytes()
        digest = _digest(data)
        if digest in profiles:
            text = (
                f"this is {profiles[digest]}: profiles hold contact details of persons and are "
                "not to be published; leave their folder out of what is copied to the site"
            )
            warn(Warnings.PRIVACY, text, location=f"{path}:")
            continue
        is_clean = True if clean.get(name) == digest else examined.get(digest)
        if is_clean is None:
            stays, rest = split(data)
            is_clean = examined.get(_digest(stays))
            if is_clean is None:
                is_clean = _is_clean(path, data, allowed)
            elif rest:
                is_clean &= _is_clean(path, rest, allowed)
        if is_clean:
            found[name] = digest
    if found != clean:
        state.write_text(json.dumps({"key": key, "clean": found}), encoding="utf-8")


def _unsplit(data: bytes) -> tuple[bytes, bytes]:
    return data, b""


def _allowed(app: Sphinx) -> set[str]:
    return {normalized(text) for text in _public(app)}


def _public(app: Sphinx) -> list[str]:
    """Return the contacts that may be published: those named, and where feedback is asked for."""
    domain = cast("ReportDomain", app.env.get_domain("report"))
    statement = domain.archive.accessibility
    feedback = statement.feedback.email if statement and statement.feedback else None
    return [*Config.of(app.config).public_contacts, *([feedback] if feedback else [])]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _profiles(app: Sphinx) -> dict[str, str]:
    """Return the profiles of agenda items by their digests: however they are copied or named."""
    folder = Path(app.srcdir, Config.of(app.config).reports_dir, AGENDA_DIR)
    return {
        _digest(path.read_bytes()): path.relative_to(app.srcdir).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _published(app: Sphinx, outdir: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of the output that the project answers for, by name."""
    own = own_static_files(app.config, Path(app.confdir))
    doctrees = Path(app.doctreedir).resolve()
    for folder, folders, names in os.walk(outdir):
        folders[:] = sorted(name for name in folders if Path(folder, name).resolve() != doctrees)
        for file in sorted(names):
            path = Path(folder, file)
            name = path.relative_to(outdir).as_posix()
            if name.startswith(f"{STATIC}/") and name not in own:
                continue
            if path.is_file():
                yield name, path


def _is_clean(path: Path, data: bytes, allowed: AbstractSet[str]) -> bool:
    """Look into a file, tell what was found, and return whether that was nothing."""
    told: dict[str, tuple[Contact, str]] = {}
    try:
        for passage in sifted(passages(path.name, data)):
            _gather(path, passage, allowed, told)
    except UnreadableError as error:
        text = f"this published file was not checked for contact details: {error}"
        warn(Warnings.PRIVACY, text, location=f"{path}:")
        return False
    for contact, place in told.values():
        text = (
            f"this published file holds a person's {contact.kind} ({contact.hint}); take it out, "
            f"or name it in {PREFIX}public_contacts if it belongs to a role"
        )
        warn(Warnings.PRIVACY, text, location=place)
    return not told


def _gather(
    path: Path,
    passage: Passage,
    allowed: AbstractSet[str],
    told: dict[str, tuple[Contact, str]],
) -> None:
    """Add the contacts of a passage that are not there yet, each with its first place."""
    look = emails_in if passage.only_emails else contacts_in
    for contact in look(passage.text):
        key = contact.key
        if key in allowed or key in told:
            continue
        if contact.kind is ContactKind.EMAIL and any(key.endswith(other) for other in told):
            continue  # the same, with the word before it
        line = passage.text.count("\n", 0, contact.start) + 1
        # Sphinx takes a text without a colon for the name of a document.
        told[key] = (contact, f"{path}:{line if passage.has_lines else passage.place}")


def _key(allowed: AbstractSet[str]) -> str:
    """Return what a state is good for: these rules, and these contacts allowed."""
    digest = hashlib.blake2b("\n".join(sorted(allowed)).encode(), digest_size=16)
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _read_state(path: Path, key: str) -> dict[str, str]:
    """Return the digests of clean files by name; none when the state is of other rules."""
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
        return dict(state["clean"]) if state["key"] == key else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def check_config(_app: Sphinx, config: SphinxConfig) -> None:
    """Take only addresses and numbers as public contacts, whole: no domains, no patterns."""
    name = f"{PREFIX}public_contacts"
    good = []
    for text in Config.of(config).public_contacts:
        if _ADDRESS.fullmatch(str(text)) or _NUMBER.fullmatch(str(text)):
            good.append(text)
        else:
            fault = f'"{text}" is neither an e-mail address nor a telephone number; it is not used'
            warn(Warnings.CONFIG, f"{name}: {fault}", location="conf.py:1")
    config[name] = good


def setup_privacy(app: Sphinx) -> PrivacyCheck:
    """Register the check, and return it for those who finish files beside the pages."""
    check = PrivacyCheck()
    # It tells on being imported that its own log works, where a theme has set up logging.
    logging.getLogger("pikepdf").setLevel(logging.WARNING)
    app.connect("config-inited", check_config)
    app.connect("write-started", check.begin, priority=BEFORE_PDF)
    app.connect("build-finished", check.finish, priority=AFTER_ALL)
    return check
