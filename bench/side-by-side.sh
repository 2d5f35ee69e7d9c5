#!/usr/bin/env bash
# Times the whole process of Pentimento and of darktable-cli on the same raw and edit, alternately,
# and prints medians of wall time, user time and peak memory, and the ratios.
#
#   bench/side-by-side.sh RAW XMP [RUNS]
#
# Both write a PFM in linear Rec.2020 into a temporary folder, on THREADS threads (default 2), after
# one run each that does not count. darktable runs without OpenCL, with a configuration of its own
# that the first run has warmed. Environment: PENTIMENTO and DARKTABLE name the programs,
# KEEP=1 keeps the two pictures.
set -euo pipefail

if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
raw=$(readlink -f "$1")
xmp=$(readlink -f "$2")
runs=${3:-5}
threads=${THREADS:-2}
root=$(cd "$(dirname "$0")/.." && pwd)
ours=${PENTIMENTO:-$root/pentimento}
darktable=${DARKTABLE:-darktable-cli}

for file in "$raw" "$xmp"; do
  [ -r "$file" ] || { echo "$file: cannot be read" >&2; exit 3; }
done
[ -x "$ours" ] || { echo "$ours: not found; set PENTIMENTO" >&2; exit 7; }
command -v "$darktable" >/dev/null || { echo "$darktable: not found; set DARKTABLE" >&2; exit 7; }

work=$(mktemp -d)
trap '[ "${KEEP:-0}" = 1 ] || rm -rf "$work"' EXIT

RAW=$raw XMP=$xmp RUNS=$runs THREADS=$threads OURS=$ours DARKTABLE=$darktable WORK=$work \
  python3 - <<'PYTHON'
import os, statistics, sys, time

env = os.environ
work, threads = env["WORK"], env["THREADS"]
ours_out, theirs_out = work + "/pentimento.pfm", work + "/darktable.pfm"
programs = {
    "pentimento": (
        [env["OURS"], "develop", env["RAW"], "--edit", env["XMP"], "-o", ours_out,
         "-t", threads, "--no-store"], ours_out),
    "darktable": (
        [env["DARKTABLE"], env["RAW"], env["XMP"], theirs_out, "--icc-type", "LIN_REC2020",
         "--apply-custom-presets", "false", "--core", "--configdir", work + "/config",
         "--cachedir", work + "/cache", "--library", ":memory:", "--disable-opencl",
         "-t", threads], theirs_out),
}


def run(name):
    command, output = programs[name]
    if os.path.exists(output):
        os.remove(output)
    log = os.open(work + "/" + name + ".log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    start = time.monotonic()
    child = os.posix_spawnp(command[0], command, env, file_actions=[
        (os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    os.close(log)
    # darktable's exit code says nothing, so the picture is looked for.
    if status != 0 or not os.path.exists(output):
        sys.stderr.write(open(work + "/" + name + ".log", errors="replace").read())
        sys.exit(name + " wrote no picture (status %d)" % status)
    return wall, usage.ru_utime, usage.ru_maxrss / 1024


figures = {name: [] for name in programs}
for name in programs:
    run(name)
for i in range(int(env["RUNS"])):
    for name in programs:
        figures[name].append(run(name))
        w, u, m = figures[name][-1]
        print("run %d  %-10s  wall %6.2f s  user %6.2f s  peak %5.0f MiB" % (i + 1, name, w, u, m),
              flush=True)
median = {n: [statistics.median(v) for v in zip(*f)] for n, f in figures.items()}
print()
for name, (w, u, m) in median.items():
    print("median %-10s  wall %6.2f s  user %6.2f s  peak %5.0f MiB" % (name, w, u, m))
a, b = median["pentimento"], median["darktable"]
print("darktable / pentimento: wall %.2f, user %.2f, peak %.2f; load average %.1f"
      % (b[0] / a[0], b[1] / a[1], b[2] / a[2], os.getloadavg()[0]))
PYTHON
