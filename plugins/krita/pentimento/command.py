"""Calls the program pentimento without holding up Krita: one command at a time, in order."""
import json
import os
from collections import deque

from PyQt5.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

# A render of a large photograph by a program that is just starting takes this long at most.
PATIENCE_MS = 180000

# What Krita's own packages set for themselves, which would mislead another program.
KRITAS_OWN = ("LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "QT_PLUGIN_PATH")

USAGE = 2


def installed_command():
    """How the Pentimento that installed this docker is called; None when that is not known."""
    file = os.path.join(os.path.dirname(__file__), "installed.json")
    try:
        with open(file, encoding="utf-8") as text:
            command = json.load(text)["command"]
        return [str(word) for word in command] or None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def in_flatpak():
    return os.path.exists("/.flatpak-info")


class Commands(QObject):
    """The commands that wait and the one that runs."""

    def __init__(self, parent, busy):
        super().__init__(parent)
        self.command = installed_command()
        self.busy = busy
        self.waiting = deque()
        self.process = None
        self.limit = QTimer(self)
        self.limit.setSingleShot(True)
        self.limit.timeout.connect(self.give_up)

    def run(self, arguments, done, what):
        """Calls `done(code, output, complaint)` when the command has ended; `what` names it."""
        if self.command is None:
            done(-1, "", "The docker does not know where Pentimento is. Run: pentimento plugins install")
            return
        self.waiting.append((arguments, done, what))
        self.next()

    def forget(self):
        """Drops what waits; what runs goes on."""
        self.waiting.clear()

    def next(self):
        if self.process is not None or not self.waiting:
            return
        arguments, done, what = self.waiting.popleft()
        line = self.command + arguments
        if in_flatpak():
            line = ["flatpak-spawn", "--host"] + line
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name in KRITAS_OWN:
            environment.remove(name)
        process.setProcessEnvironment(environment)
        self.process = process
        self.done = done
        self.given_up = False
        process.finished.connect(lambda code, status: self.ended(process, code, status))
        process.errorOccurred.connect(lambda error: self.failed(process, error))
        self.busy(what)
        self.limit.start(PATIENCE_MS)
        process.start(line[0], line[1:])

    def ended(self, process, code, status):
        output = bytes(process.readAllStandardOutput()).decode("utf-8", "replace")
        complaint = bytes(process.readAllStandardError()).decode("utf-8", "replace")
        if status != QProcess.NormalExit:
            code = -1
            if self.given_up:
                complaint = "Pentimento did not answer in %d s." % (PATIENCE_MS // 1000)
        self.finish(process, code, output, complaint)

    def failed(self, process, error):
        if error == QProcess.FailedToStart:
            name = self.command[0]
            self.finish(process, -1, "", "%s cannot be started. Run: pentimento plugins install" % name)

    def finish(self, process, code, output, complaint):
        if process is not self.process:
            return
        self.limit.stop()
        self.process = None
        process.deleteLater()
        done = self.done
        if not self.waiting:
            self.busy("")
        try:
            done(code, output, plain(complaint))
        finally:
            self.next()

    def give_up(self):
        self.given_up = True
        if self.process is not None:
            self.process.kill()


def plain(complaint):
    """The last line that says something, without the program's name in front."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith("WARNING: Using incubator")]
    last = lines[-1] if lines else ""
    for prefix in ("pentimento: ",):
        if last.startswith(prefix):
            last = last[len(prefix):]
    return last


def unknown_command(code):
    """Whether this Pentimento does not know what it was asked."""
    return code == USAGE
