"""What a document says of the photograph under it."""
import json
import os
import zipfile

ANNOTATION = "pentimento"

# True after every save, and nothing to be done about in Krita.
NOT_OF_THE_BASE = (
    "the flattened painting is made at the next render",
    "painted since the edit last took note",
)


class Painting:
    """A document that is a painting of Pentimento's.

    `file` is the document, `photo` the photograph beside it.
    """

    def __init__(self, file, photo):
        self.file = file
        self.photo = photo

    def __eq__(self, other):
        return isinstance(other, Painting) and (self.file, self.photo) == (other.file, other.photo)

    @property
    def name(self):
        return os.path.basename(self.photo)


def painting_of(document):
    """The painting that a document is; None when it is none of ours."""
    if document is None or not document.fileName():
        return None
    if ANNOTATION not in document.annotationTypes():
        return None
    try:
        record = json.loads(bytes(document.annotation(ANNOTATION)).decode("utf-8"))
        photo = str(record["photo"])
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        return None
    if not photo:
        return None
    file = document.fileName()
    return Painting(file, os.path.join(os.path.dirname(file), os.path.basename(photo)))


def is_as_saved(document):
    """Whether what Krita shows has the base of its file: not after a refresh outside of Krita."""
    try:
        with zipfile.ZipFile(document.fileName()) as archive:
            for name in archive.namelist():
                if name.endswith("/annotations/" + ANNOTATION):
                    return archive.read(name) == bytes(document.annotation(ANNOTATION))
    except (OSError, zipfile.BadZipFile, KeyError):
        # Being saved: it is looked at again when that has ended.
        pass
    return True


class Status:
    """What `pentimento status --json` says of one painting.

    `state` is fresh, stale, missing or corrupt; `reasons` are sentences. `duplicate` is the number of the edit
    and `module` the painting's name in it.
    """

    def __init__(self, state, reasons, duplicate, module):
        self.state = state
        self.reasons = reasons
        self.duplicate = duplicate
        self.module = module


def status_of(text, file):
    """The status of the document `file` in what the command printed; None when it is not there."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    photos = said if isinstance(said, list) else [said]
    for photo in photos:
        if not isinstance(photo, dict):
            continue
        for painting in photo.get("paintings", []):
            document = os.path.basename(str(painting.get("document", "")))
            if document == os.path.basename(file):
                below = painting.get("below", "unknown")
                state = below.get("state", "unknown") if isinstance(below, dict) else str(below)
                reasons = [str(reason) for reason in painting.get("reasons", [])]
                reasons = [reason for reason in reasons if reason not in NOT_OF_THE_BASE]
                return Status(state, reasons, photo.get("duplicate", 1), str(painting.get("module", "")))
    return None


class Branch:
    """A branch as `pentimento branch list --json` lists it."""

    def __init__(self, said):
        self.name = str(said.get("name", ""))
        # Several photographs may have a branch of one name; a handle names one branch.
        self.handle = str(said.get("handle") or self.name)
        self.photo = os.path.basename(str(said.get("photo", "")))
        self.place = str(said.get("place", ""))
        self.state = str(said.get("state", ""))
        self.thumbnail = str(said.get("thumbnail") or "")
        self.used = [
            os.path.basename(str(use.get("document", "")))
            for use in said.get("used", [])
            if isinstance(use, dict)
        ]

    @property
    def line(self):
        """What is said under its name."""
        parts = [part for part in (self.photo, self.place, self.state) if part]
        return " · ".join(parts)


def branches_of(text):
    """The branches in what the command printed."""
    try:
        said = json.loads(text)
    except ValueError:
        return []
    if isinstance(said, dict):
        said = said.get("branches", [])
    return [Branch(one) for one in said if isinstance(one, dict) and one.get("name")]
