"""Lets a test drive the real Krita, with its windows and its event loop.

Installed as a plugin. It looks for the file `job.py` in the folder that PENTIMENTO_DRIVER names, runs it, and
writes `answer`: JSON with what the job `say`s and, if it failed, how. What Krita asks in windows of its own
is noted and turned down.
"""
import json
import os
import time
import traceback

from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QApplication, QLabel, QMessageBox
from krita import Extension, Krita


class Driver(Extension):
    def __init__(self, parent):
        super().__init__(parent)
        self.folder = os.environ.get("PENTIMENTO_DRIVER", "")
        self.busy = False
        self.asked = []
        # Kept from one job to the next.
        self.scope = {"krita": Krita.instance(), "pump": pump, "find": find, "shoot": shoot}

    def setup(self):
        if not self.folder:
            return
        self.look = QTimer(self)
        self.look.setInterval(5)
        self.look.timeout.connect(self.step)
        self.look.start()
        self.guard = QTimer(self)
        self.guard.setInterval(100)
        self.guard.timeout.connect(self.turn_down)
        self.guard.start()

    def createActions(self, window):
        self.put("ready", str(os.getpid()))

    def put(self, name, text):
        fresh = os.path.join(self.folder, name + ".part")
        with open(fresh, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(fresh, os.path.join(self.folder, name))

    def step(self):
        job = os.path.join(self.folder, "job.py")
        if self.busy or not os.path.exists(job):
            return
        self.busy = True
        self.asked = []
        said = []
        with open(job, encoding="utf-8") as file:
            script = file.read()
        os.remove(job)
        error = ""
        try:
            exec(compile(script, "job.py", "exec"), self.scope, {"say": said.append})
        except BaseException:  # a test waits for an answer
            error = traceback.format_exc()
        self.put("answer", json.dumps({"said": said, "error": error, "asked": self.asked}))
        self.busy = False

    def turn_down(self):
        window = QApplication.activeModalWidget()
        if window is not None:
            self.asked.append(words(window))
            window.close()


def words(window):
    if isinstance(window, QMessageBox):
        return window.text().strip()
    said = [label.text().strip() for label in window.findChildren(QLabel)]
    return " ".join([window.windowTitle()] + [text for text in said if text]).strip()


def pump(seconds, until=lambda: False):
    """Lets Krita go on; whether `until` came true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if until():
            return True
        QApplication.processEvents()
        time.sleep(0.005)
    return until()


def find(node, name):
    """The node of that name below another."""
    for child in node.childNodes():
        if child.name() == name:
            return child
        below = find(child, name)
        if below is not None:
            return below
    return None


def shoot(file):
    """The whole screen as it is now."""
    pump(0.3)
    if not QApplication.primaryScreen().grabWindow(0).save(file):
        raise RuntimeError("no picture of the screen: " + file)


Krita.instance().addExtension(Driver(Krita.instance()))
