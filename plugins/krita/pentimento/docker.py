"""The docker: what the photograph under the painting is doing."""
import os
import shutil
import tempfile

from PyQt5.QtCore import QSize, Qt, QTimer
from PyQt5.QtGui import QIcon, QPixmap
from PyQt5.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from krita import DockWidget, Krita

from .command import Commands, unknown_command
from .parts import STATES, Dot, Elided, Picture
from .photo import branches_of, is_as_saved, painting_of, status_of

# How often the docker looks whether the document's file was saved.
LOOK_MS = 1000
THUMBNAIL = QSize(64, 44)
PREVIEW = "1024x1024"
REFRESHED_OUTSIDE = (
    "It was refreshed outside of Krita, which still shows the base before."
    " Refresh it here before you go on painting."
)

VIEWS = (
    ("finished", "Finished", "The finished picture, as develop renders it now"),
    ("ratio", "Ratio", "Only what was painted: the painting divided by its base"),
    ("difference", "Difference", "Only what was painted: the painting less its base"),
)


class PentimentoDocker(DockWidget):
    def __init__(self):
        super().__init__()
        self.setWindowTitle("Pentimento")
        self.painting = None
        self.saved = None
        self.state = "none"
        self.view = ""
        self.duplicate = 1
        self.module = ""
        # How what the user asked for went; what the docker asks by itself does not hide it for long.
        self.outcome = ""
        self.scratch = tempfile.mkdtemp(prefix="pentimento-docker-")
        self.destroyed.connect(lambda folder=self.scratch: shutil.rmtree(folder, True))
        self.commands = Commands(self, self.show_busy)
        self.setWidget(self.build())
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        self.show_state("none", [])

    # What it is made of.

    def build(self):
        # In a window too short for all of it the docker scrolls, and does not push others away.
        # Krita takes the margins of a docker's own layout away; those of one inside it stay.
        whole = QScrollArea(self)
        whole.setFrameShape(QFrame.NoFrame)
        whole.setWidgetResizable(True)
        whole.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        inside = QWidget(whole)
        whole.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)

        self.name = Elided(inside)
        bold = self.name.font()
        bold.setBold(True)
        self.name.setFont(bold)
        column.addWidget(self.name)

        line = QHBoxLayout()
        line.setSpacing(6)
        self.dot = Dot(inside)
        self.state_label = QLabel(inside)
        self.state_label.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Preferred)
        self.again = QToolButton(inside)
        self.again.setIcon(Krita.instance().icon("view-refresh"))
        self.again.setAutoRaise(True)
        self.again.setToolTip("Look again")
        self.again.clicked.connect(self.ask)
        line.addWidget(self.dot)
        line.addWidget(self.state_label)
        line.addWidget(self.again)
        column.addLayout(line)

        self.reasons = QLabel(inside)
        self.reasons.setWordWrap(True)
        self.reasons.setTextInteractionFlags(Qt.TextSelectableByMouse)
        column.addWidget(self.reasons)

        self.refresh_button = QPushButton("Refresh base", inside)
        self.refresh_button.setToolTip(
            "Saves the document, replaces its base layer alone, and opens it again"
        )
        self.refresh_button.clicked.connect(self.refresh)
        column.addWidget(self.refresh_button)

        views = QHBoxLayout()
        views.setSpacing(2)
        self.views = QButtonGroup(self)
        self.view_buttons = {}
        for key, label, tip in VIEWS:
            button = QPushButton(label, inside)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setSizePolicy(QSizePolicy.Ignored, QSizePolicy.Fixed)
            button.clicked.connect(lambda _, k=key: self.preview(k))
            self.views.addButton(button)
            self.view_buttons[key] = button
            views.addWidget(button)
        self.views.setExclusive(True)
        column.addLayout(views)

        self.picture = Picture(inside)
        column.addWidget(self.picture, 3)

        column.addSpacing(4)
        title = QHBoxLayout()
        self.branches_title = QLabel("Branches", inside)
        self.branches_title.setFont(bold)
        self.list_button = QToolButton(inside)
        self.list_button.setIcon(Krita.instance().icon("view-refresh"))
        self.list_button.setAutoRaise(True)
        self.list_button.setToolTip("List the branches again")
        self.list_button.clicked.connect(self.list_branches)
        title.addWidget(self.branches_title)
        title.addStretch()
        title.addWidget(self.list_button)
        column.addLayout(title)

        self.branches = QListWidget(inside)
        self.branches.setIconSize(THUMBNAIL)
        self.branches.setMinimumHeight(56)
        self.branches.setWordWrap(True)
        self.branches.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.branches.itemSelectionChanged.connect(self.enable)
        column.addWidget(self.branches, 2)

        self.insert_button = QPushButton("Insert as a layer", inside)
        self.insert_button.setToolTip(
            "Saves the document, adds a file layer that shows the branch, and opens it again"
        )
        self.insert_button.clicked.connect(self.insert)
        column.addWidget(self.insert_button)

        self.progress = QProgressBar(inside)
        self.progress.setRange(0, 1)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        column.addWidget(self.progress)
        self.message = QLabel(inside)
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextSelectableByMouse)
        column.addWidget(self.message)
        return whole

    # What it shows.

    def show_state(self, state, reasons):
        self.state = state
        known = state if state in STATES else "unknown"
        self.dot.show_state(known)
        self.state_label.setText(STATES[known][1])
        self.name.say(self.painting.name if self.painting else "No photograph")
        if state == "none":
            reasons = ["Open a document that pentimento paint has made."]
        self.reasons.setText("\n".join(reasons))
        self.reasons.setVisible(bool(reasons))
        self.enable()

    def show_busy(self, what):
        self.progress.setRange(0, 0 if what else 1)
        if what:
            self.message.setText(what)
        elif self.message.text().endswith("…"):
            self.message.setText(self.outcome)
        self.enable(bool(what))

    def say(self, words, outcome=False):
        self.outcome = words if outcome else ""
        self.message.setText(words)

    def enable(self, busy=None):
        if busy is None:
            busy = self.commands.process is not None
        ours = self.painting is not None
        self.again.setEnabled(ours and not busy)
        self.refresh_button.setEnabled(ours and not busy and self.state != "fresh")
        for button in self.view_buttons.values():
            button.setEnabled(ours and not busy)
        self.list_button.setEnabled(ours and not busy)
        self.branches.setEnabled(ours)
        self.insert_button.setEnabled(ours and not busy and bool(self.branches.selectedItems()))

    # What happens in Krita.

    def canvasChanged(self, canvas):
        QTimer.singleShot(0, self.look)

    def look(self):
        """Follows the active document, and asks again when it was saved."""
        painting = painting_of(Krita.instance().activeDocument())
        if painting != self.painting:
            self.painting = painting
            self.saved = None
            self.view = ""
            self.duplicate = 1
            self.module = ""
            self.commands.forget()
            self.branches.clear()
            self.views.setExclusive(False)
            for button in self.view_buttons.values():
                button.setChecked(False)
            self.views.setExclusive(True)
            self.picture.show_words("Choose a view above." if painting else "")
            self.say("")
            self.show_state("asking" if painting else "none", [])
            if painting:
                self.list_branches()
        if painting is None:
            return
        edit = ".edit.json" if self.duplicate == 1 else ".%d.edit.json" % self.duplicate
        now = stamp(painting.file, painting.photo + edit, painting.photo)
        if now != self.saved and self.commands.process is None:
            self.saved = now
            self.ask()
            if self.view:
                self.preview(self.view)

    # What Pentimento is asked.

    def ask(self):
        painting = self.painting
        if painting is None:
            return

        def done(code, output, complaint):
            if painting != self.painting:
                return
            if code != 0:
                self.show_state("unknown", [])
                self.say(complaint or "status ended with code %d" % code)
                return
            status = status_of(output, painting.file)
            if status is None:
                self.show_state("unknown", ["The photograph's edit does not name this document."])
            else:
                self.duplicate = status.duplicate
                self.module = status.module
                document = self.document_of(painting)
                if status.state == "fresh" and document is not None and not is_as_saved(document):
                    self.show_state("stale", [REFRESHED_OUTSIDE])
                else:
                    self.show_state(status.state, status.reasons)

        self.commands.run(["status", "--json", painting.photo], done, "Looking…")

    def preview(self, view):
        painting = self.painting
        if painting is None:
            return
        self.view = view
        self.view_buttons[view].setChecked(True)
        file = os.path.join(self.scratch, view + ".png")
        if view == "finished":
            line = ["develop", painting.photo, "-o", file, "--size", PREVIEW, "--depth", "8"]
        else:
            line = ["paint", painting.photo, "--show", view, "-o", file]
            if self.module:
                line += ["--painting", self.module]
        line += self.which()

        def done(code, output, complaint):
            if painting != self.painting or view != self.view:
                return
            if unknown_command(code):
                self.picture.show_words("This Pentimento cannot show that yet. Update it.")
            elif code != 0:
                self.picture.show_words("No preview")
                self.say(complaint or "the preview ended with code %d" % code)
            else:
                picture = QPixmap(file)
                if picture.isNull():
                    self.picture.show_words("No preview")
                else:
                    self.picture.show_picture(picture)

        self.commands.run(line, done, "Rendering the preview…")

    def which(self):
        """Names the edit of the photograph that the document belongs to."""
        return [] if self.duplicate == 1 else ["--duplicate", str(self.duplicate)]

    def list_branches(self):
        painting = self.painting
        if painting is None:
            return

        def done(code, output, complaint):
            if painting != self.painting:
                return
            self.branches.clear()
            if unknown_command(code):
                self.note_in_list("This Pentimento has no branches yet. Update it.")
                return
            if code != 0:
                self.note_in_list("No list: " + complaint)
                return
            found = branches_of(output)
            for branch in found:
                item = QListWidgetItem(branch.name + "\n" + branch.line)
                item.setData(Qt.UserRole, branch.handle)
                item.setToolTip("Used in: " + (", ".join(branch.used) or "nothing yet"))
                item.setIcon(thumbnail(branch.thumbnail))
                self.branches.addItem(item)
            if not found:
                self.note_in_list("None yet. Make one with: pentimento branch add")

        line = ["branch", "list", "--json", "--thumbnails", self.scratch]
        self.commands.run(line, done, "Listing the branches…")

    def note_in_list(self, words):
        item = QListWidgetItem(words)
        item.setFlags(Qt.NoItemFlags)
        self.branches.addItem(item)

    def refresh(self):
        painting = self.painting
        if painting is None or not self.save():
            return
        self.say("")
        before = stamp(painting.file)
        outside = not is_as_saved(self.document_of(painting))

        def done(code, output, complaint):
            if code != 0:
                self.say(complaint or "refresh ended with code %d" % code)
                return
            # A linked base is a file of its own, which Krita loads by itself.
            if outside or stamp(painting.file) != before:
                self.reopen(painting)
            note = output.strip().splitlines()[-1] if output.strip() else ""
            self.say(note.split(": ", 1)[-1], outcome=True)

        line = ["refresh", painting.photo] + self.which()
        self.commands.run(line, done, "Refreshing the base…")

    def insert(self):
        painting = self.painting
        items = self.branches.selectedItems()
        if painting is None or not items or not self.save():
            return
        self.say("")
        handle = items[0].data(Qt.UserRole)
        name = items[0].text().splitlines()[0]

        def done(code, output, complaint):
            if code != 0:
                self.say(complaint or "branch insert ended with code %d" % code)
                return
            self.reopen(painting)
            self.say("Inserted %s." % name, outcome=True)
            self.list_branches()

        self.commands.run(["branch", "insert", handle, painting.file], done, "Inserting…")

    # The document.

    def document_of(self, painting):
        for document in Krita.instance().documents():
            if document.fileName() == painting.file:
                return document
        return None

    def save(self):
        """Saves what is unsaved; what is written below must not be written over afterwards."""
        document = self.document_of(self.painting)
        if document is None:
            return False
        if document.modified() and not document.save():
            self.say("Krita could not save the document, so nothing was done.")
            return False
        document.waitForDone()
        return True

    def reopen(self, painting):
        """Has Krita read the document again. Only one that has nothing unsaved."""
        document = self.document_of(painting)
        if document is None:
            return
        if document.modified():
            self.say("You went on painting: File > Revert shows the new base, without what is unsaved.")
            return
        krita = Krita.instance()
        window = krita.activeWindow()
        fresh = krita.openDocument(painting.file)
        if fresh is None or window is None:
            return
        window.addView(fresh)
        document.close()
        self.saved = None


def stamp(*files):
    """Tells two states of files apart."""
    seen = []
    for file in files:
        try:
            look = os.stat(file)
            seen.append((look.st_mtime_ns, look.st_size))
        except OSError:
            seen.append(None)
    return seen


def thumbnail(file):
    picture = QPixmap(file) if file else QPixmap()
    if picture.isNull():
        picture = QPixmap(THUMBNAIL)
        picture.fill(Qt.darkGray)
    return QIcon(picture.scaled(THUMBNAIL, Qt.KeepAspectRatioByExpanding, Qt.SmoothTransformation)
                 .copy(0, 0, THUMBNAIL.width(), THUMBNAIL.height()))
