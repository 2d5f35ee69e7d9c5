"""Opens documents in kritarunner, one after the other, and says which nodes Krita has in them.

Arguments: a file with a path on each line, and the file to append answers to: one line for each document, whose
fields end with the character 31. They are its number, `opened` or `refused`, what Krita asked in windows of its
own (which are turned down), and the type and name of every node. Documents that are answered already are skipped,
so that a run goes on after a crash.
"""
import os
import time

from krita import Krita
from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QApplication, QLabel

asked = []


def turn_down():
    window = QApplication.activeModalWidget()
    if window is not None:
        asked.append(" ".join(label.text() for label in window.findChildren(QLabel)).strip())
        window.close()


def nodes(node):
    for child in node.childNodes():
        yield child.type() + " " + child.name()
        yield from nodes(child)


def look(path):
    krita = Krita.instance()
    document = krita.openDocument(path)
    if document is None:
        return None
    document.setBatchmode(True)
    # Without an event loop, fills, vectors and linked files are never done.
    for _ in range(5):
        QApplication.processEvents()
        time.sleep(0.002)
    document.waitForDone()
    seen = list(nodes(document.rootNode()))
    document.setModified(False)
    document.close()
    return seen


def __main__(args):
    with open(args[0], encoding="utf-8") as file:
        paths = file.read().splitlines()
    Krita.instance().setBatchmode(True)
    guard = QTimer()
    guard.setInterval(50)
    guard.timeout.connect(turn_down)
    guard.start()
    done = set()
    if os.path.exists(args[1]):
        with open(args[1], encoding="utf-8") as file:
            done = {int(line.split("\x1f")[0]) for line in file.read().split("\n") if line}
    for index, path in enumerate(paths):
        if index in done:
            continue
        asked.clear()
        seen = look(path)
        fields = [str(index), "refused" if seen is None else "opened", "; ".join(asked)] + (seen or [])
        with open(args[1], "a", encoding="utf-8") as file:
            file.write("".join(field.replace("\n", " ") + "\x1f" for field in fields) + "\n")
    # Krita at times crashes when it ends.
    os._exit(0)
