"""Run by kritarunner: opens documents and writes the pixels Krita shows.

    kritarunner -s krita_pixels FOLDER

`FOLDER/jobs.json` lists what to do; a line of `FOLDER/done.jsonl` says what was done, so that the work goes
on after a crash of Krita.
"""
import json
import os
import shutil
import time
import traceback

from krita import Krita
from PyQt5.QtWidgets import QApplication

K = Krita.instance()
REFRESHES = 5


def pump(seconds):
    """Fill layers render from timers, and there is no event loop here."""
    until = time.time() + seconds
    while time.time() < until:
        QApplication.processEvents()
        time.sleep(0.01)


def wait(document, job):
    if job["waits"]:
        pump(.4)
    document.waitForDone()


def close(document):
    document.setModified(False)
    document.close()


def pixels(document):
    return bytes(document.pixelData(0, 0, document.width(), document.height()))


def do(folder, job):
    target = os.path.abspath(os.path.join(folder, "gen", job["doc"]))
    written = os.path.abspath(os.path.join(folder, job["written"]))
    if job["saved"]:
        document = K.openDocument(written)
        document.setBatchmode(True)
        wait(document, job)
        if not document.saveAs(target):
            raise RuntimeError("not saved")
        document.waitForDone()
        close(document)
    else:
        shutil.copyfile(written, target)
    document = K.openDocument(target)
    document.setBatchmode(True)
    wait(document, job)
    seen = [pixels(document)]
    for i in range(REFRESHES):
        document.refreshProjection()
        wait(document, job)
        seen.append(pixels(document))
        if i == 1 and len(set(seen)) == 1:
            break
    stem = os.path.splitext(target)[0]
    stable = len(set(seen)) == 1
    for i, picture in enumerate(seen[:1] if stable else seen):
        with open(stem + (".raw" if stable else ".%d.seen" % i), "wb") as f:
            f.write(picture)
    head = dict(width=document.width(), height=document.height(), model=document.colorModel(), depth=document.colorDepth(),
                profile=document.colorProfile())
    close(document)
    return dict(job, stable=stable, **head)


def __main__(args):
    folder = args[0]
    K.setBatchmode(True)
    done = os.path.join(folder, "done.jsonl")
    finished = set()
    if os.path.exists(done):
        with open(done) as f:
            finished = {json.loads(line)["doc"] for line in f}
    with open(os.path.join(folder, "jobs.json")) as f:
        jobs = json.load(f)
    for job in jobs:
        if job["doc"] in finished:
            continue
        # Said beforehand, so that a document that makes Krita crash is not tried for ever.
        with open(os.path.join(folder, "tries.txt"), "a+") as f:
            f.seek(0)
            if f.read().count(job["doc"] + "\n") >= 2:
                continue
            f.write(job["doc"] + "\n")
        try:
            record = do(folder, job)
        except Exception:
            record = dict(job, failed=traceback.format_exc())
        with open(done, "a") as f:
            f.write(json.dumps(record) + "\n")
