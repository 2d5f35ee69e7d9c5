#!/usr/bin/env bash
# Times the way between an open Krita and the finished picture, with a resident process and a watch:
#
#   bench/krita-open.sh RAW RUNS [embedded|linked]
#
# save -> JPEG: from the moment Krita's save has ended (and from when it began) to the new finished JPEG.
# exposure -> base: from the edit's new exposure to the new base in the open Krita, in its document and on
# the screen (linked bases only).
# The first run of each does not count. Needs a built ./pentimento, Krita with Python, and xvfb-run. Everything
# lies in a temporary folder. Krita takes minutes to open a large document on a busy machine: PATIENCE
# (seconds, 1800) says how long anything is waited for.
set -euo pipefail

if [ $# -lt 2 ]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
raw=$(readlink -f "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
RAW=$raw RUNS=$2 BASE=${3:-linked} ROOT=$root WORK=$work python3 - <<'PYTHON'
import json, os, re, shutil, signal, statistics, subprocess, sys, time

raw, runs, base, root, work = (os.environ[k] for k in ("RAW", "RUNS", "BASE", "ROOT", "WORK"))
ours = root + "/pentimento"
photos, home, folder = work + "/photos", work + "/krita", work + "/driver"
for made in (photos, folder, home + "/run", home + "/.config", home + "/.local/share/krita/pykrita/pentimento_driver"):
    os.makedirs(made)
os.chmod(home + "/run", 0o700)
plugins = home + "/.local/share/krita/pykrita/"
shutil.copy(root + "/app/src/test/krita/pentimento_driver.py", plugins + "pentimento_driver/__init__.py")
with open(plugins + "pentimento_driver.desktop", "w") as file:
    file.write("[Desktop Entry]\nType=Service\nServiceTypes=Krita/PythonPlugin\n"
               "X-KDE-Library=pentimento_driver\nX-Python-2-Compatible=false\nName=driver\n")
with open(home + "/.config/kritarc", "w") as file:
    file.write("[python]\nenable_pentimento_driver=true\n")
photo = photos + "/a.dng"
shutil.copy(raw, photo)
env = dict(os.environ, PENTIMENTO_HOME=work + "/home")
started = []


def start(command, environment, log):
    process = subprocess.Popen(command, env=environment, stdout=open(work + "/" + log, "w"),
                               stderr=subprocess.STDOUT, start_new_session=True)
    started.append(process)
    return process


def await_file(name, longest=float(os.environ.get("PATIENCE", 1800))):
    end = time.monotonic() + longest
    while not os.path.exists(name):
        if time.monotonic() > end:
            sys.exit(name + " did not come")
        time.sleep(0.005)


def krita(script):
    answer = folder + "/answer"
    if os.path.exists(answer):
        os.remove(answer)
    with open(folder + "/job.part", "w") as file:
        file.write("globals().update(say=say)\nexec(%r, globals())\n" % script)
    os.replace(folder + "/job.part", folder + "/job.py")
    await_file(answer)
    with open(answer) as file:
        said = json.load(file)
    if said["error"]:
        sys.exit(said["error"])
    return said["said"]


def look(file):
    try:
        return os.stat(file).st_mtime_ns
    except OSError:
        return 0


def settle(file, longest=120):
    """Waits until a file has been left alone for a while."""
    end, last, since = time.monotonic() + longest, look(file), time.monotonic()
    while time.monotonic() < end and time.monotonic() - since < 2:
        if look(file) != last:
            last, since = look(file), time.monotonic()
        time.sleep(0.05)


def table(what, figures):
    print("%-42s %s" % (what, " ".join("%.2f" % f for f in figures)), flush=True)
    figures = figures[1:]
    print("%-42s median %.2f s, %.2f to %.2f (%d runs)"
          % (what, statistics.median(figures), min(figures), max(figures), len(figures)), flush=True)


try:
    subprocess.run([ours, "paint", photo, "--no-launch", "--base", base], env=env, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start([ours, "serve"], env, "serve.log")
    await_file(work + "/home/store/resident")
    start([ours, "watch", photo], env, "watch.log")
    await_file(photos + "/a.jpg")
    kritas = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    # Krita takes the Python of its own prefix only when that is the first one on the path.
    kritas.update(PATH="/usr/bin:/bin:" + os.environ["PATH"], HOME=home, XDG_RUNTIME_DIR=home + "/run", PENTIMENTO_DRIVER=folder, LC_ALL="C.UTF-8")
    start(["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "krita", "--nosplash"], kritas, "krita.log")
    await_file(folder + "/ready")
    krita("""
document = krita.openDocument(%r)
document.setBatchmode(True)
krita.activeWindow().addView(document)
pump(2)
document.waitForDone()
dodge = find(document.rootNode(), "dodge")
import time
from PyQt5.QtWidgets import QApplication


def screen(*rect):
    patch = QApplication.primaryScreen().grabWindow(0, *rect).toImage()
    return bytes(patch.constBits().asstring(patch.sizeInBytes()))


def middle():
    # The middle of the screen shows the middle of the picture.
    return screen(800, 500, 16, 16)


def column():
    # From the top of the picture to its bottom, and nothing else that moves.
    return screen(800, 150, 4, 700)
""" % (photos + "/a.kra"))
    jpeg = photos + "/a.jpg"
    settle(jpeg)

    ended, begun = [], []
    for i in range(int(runs) + 1):
        before = look(jpeg)
        start_save, end_save = krita("""
import struct, time
dodge.setPixelData(struct.pack("<4f", %f, 0.1, 0.1, 1) * 10000, 100 + 8 * %d, 100, 100, 100)
document.refreshProjection()
document.waitForDone()
begun = time.time()
if not document.save():
    raise RuntimeError("not saved")
document.waitForDone()
say(begun)
say(time.time())
""" % (0.2 + i / 10, i))
        end = time.monotonic() + 600
        while look(jpeg) == before and time.monotonic() < end:
            time.sleep(0.002)
        now = look(jpeg) / 1e9
        ended.append(now - end_save)
        begun.append(now - start_save)
        settle(jpeg)
    table("save ended -> finished JPEG", ended)
    table("save begun -> finished JPEG", begun)

    if base == "linked":
        edit = photo + ".edit.json"
        shown, begun, painted, written = [], [], [], []
        hidden = photos + "/.a.kra.base.exr"
        for i in range(int(runs) + 1):
            pixel = "bytes(document.pixelData(500, 500, 1, 1))"
            krita("old = " + pixel + "\nseen = column(), middle()")
            with open(edit) as file:
                text = file.read()
            text = re.sub(r'"ev": [-0-9.]+', '"ev": %.2f' % (1 + i % 2), text)
            with open(edit + ".part", "w") as file:
                file.write(text)
            changed = time.time()
            os.replace(edit + ".part", edit)
            seen = krita("""
if not pump(600, lambda: %s != old):
    raise RuntimeError("no new base")
say(time.time())
for look, before in zip((column, middle), seen):
    if not pump(600, lambda: look() != before):
        raise RuntimeError("nothing new on the screen")
    say(time.time())
""" % pixel)
            shown.append(seen[0] - changed)
            begun.append(seen[1] - changed)
            painted.append(seen[2] - changed)
            written.append(look(hidden) / 1e9 - changed)
            settle(jpeg)
            # Krita draws its canvas anew for seconds; a hand that moves a slider waits for what it shows.
            krita("document.waitForDone()\npump(1)")
        table("exposure -> base file written", written)
        table("exposure -> new base in open Krita", shown)
        table("exposure -> its top on the screen", begun)
        table("exposure -> its middle on the screen", painted)
    print("load average %.1f" % os.getloadavg()[0])
finally:
    for process in reversed(started):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
PYTHON
