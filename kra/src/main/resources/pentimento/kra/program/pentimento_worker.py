"""Keeps a Krita that nobody sees warm, and lets it export one document after another.

It looks for the file `job` in the folder that PENTIMENTO_WORKER names, does what it says, and
writes `answer`. Both are JSON and appear whole, by a rename. Whatever Krita asks in the meantime is
noted and turned down, since nobody is there to answer.
"""
import json
import os
import time

from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QApplication, QLabel, QMessageBox
from krita import Extension, InfoObject, Krita


class Worker(Extension):
    def __init__(self, parent):
        super().__init__(parent)
        self.folder = os.environ.get("PENTIMENTO_WORKER", "")
        self.idle = float(os.environ.get("PENTIMENTO_WORKER_IDLE", "300"))
        self.busy = False
        self.asked = []
        self.last = time.monotonic()

    def setup(self):
        if not self.folder:
            return
        self.look = QTimer(self)
        self.look.setInterval(10)
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
        if self.busy:
            return
        job = os.path.join(self.folder, "job")
        if not os.path.exists(job):
            gone = not os.path.exists(os.path.join(self.folder, "launched"))
            if gone or time.monotonic() - self.last > self.idle:
                # Nothing of the user's is open here, so there is nothing to ask.
                os._exit(0)
            return
        self.busy = True
        self.asked = []
        with open(job, encoding="utf-8") as file:
            asked = json.load(file)
        os.remove(job)
        try:
            error = self.export(asked["document"], asked["target"])
        except Exception as problem:  # whatever it is, somebody waits for an answer
            error = "%s: %s" % (type(problem).__name__, problem)
        if self.asked:
            error = "asked: " + "; ".join(self.asked)
        self.put("answer", json.dumps({"id": asked["id"], "error": error}))
        self.last = time.monotonic()
        self.busy = False

    def export(self, document, target):
        krita = Krita.instance()
        krita.setBatchmode(True)
        opened = krita.openDocument(document)
        if opened is None:
            return "could not open the document"
        try:
            opened.setBatchmode(True)
            self.settle(opened)
            how = InfoObject()
            how.setProperty("flatten", True)
            how.setProperty("alpha", True)
            how.setProperty("saveProfile", True)
            how.setProperty("compressiontype", 0)
            return "" if opened.exportImage(target, how) else "could not export the document"
        finally:
            opened.close()

    def settle(self, document):
        """Waits until linked files are read and everything is composed."""
        linked = any(node.type() == "filelayer" for node in nodes(document.rootNode()))
        end = time.monotonic() + (0.5 if linked else 0)
        while True:
            QApplication.processEvents()
            document.waitForDone()
            if time.monotonic() >= end:
                return
            time.sleep(0.01)

    def turn_down(self):
        window = QApplication.activeModalWidget()
        if window is None:
            return
        if self.busy:
            self.asked.append(words(window))
        window.close()


def nodes(node):
    for child in node.childNodes():
        yield child
        yield from nodes(child)


def words(window):
    if isinstance(window, QMessageBox):
        return window.text().strip()
    said = [label.text().strip() for label in window.findChildren(QLabel)]
    return " ".join([window.windowTitle()] + [text for text in said if text]).strip()


Krita.instance().addExtension(Worker(Krita.instance()))
