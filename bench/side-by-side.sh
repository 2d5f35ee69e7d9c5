#!/usr/bin/env bash
# Times whole processes of Pentimento, cold and through a resident process, and of darktable-cli on
# the same raw and edits, alternately in one run, and prints a table of medians.
#
#   bench/side-by-side.sh RAW RUNS XMP...
#
# All write a PFM in linear Rec.2020 into a temporary folder, on THREADS threads (default 2), after
# one run each that does not count. darktable runs without OpenCL, with a configuration of its own
# that the first run has warmed; the resident process has a store of its own and has rendered each
# edit WARM times (default 3) before. Wall and CPU (user + system) are seconds; the client's CPU is
# not the resident process's. Ratios above 1 are in our favour. Environment: PENTIMENTO and
# DARKTABLE name the programs, KEEP=1 keeps the pictures.
set -euo pipefail

if [ $# -lt 3 ]; then
  sed -n '2,13s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
raw=$(readlink -f "$1")
runs=$2
shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
ours=${PENTIMENTO:-$root/pentimento}
darktable=${DARKTABLE:-darktable-cli}

for file in "$raw" "$@"; do
  [ -r "$file" ] || { echo "$file: cannot be read" >&2; exit 3; }
done
[ -x "$ours" ] || { echo "$ours: not found; set PENTIMENTO" >&2; exit 7; }
command -v "$darktable" >/dev/null || { echo "$darktable: not found; set DARKTABLE" >&2; exit 7; }

work=$(mktemp -d)
trap '[ "${KEEP:-0}" = 1 ] || rm -rf "$work"' EXIT

RAW=$raw RUNS=$runs THREADS=${THREADS:-2} WARM=${WARM:-3} OURS=$ours DARKTABLE=$darktable \
  WORK=$work PENTIMENTO_HOME=$work/home python3 - "$@" <<'PYTHON'
import os, statistics, subprocess, sys, time

env = os.environ
work, threads = env["WORK"], env["THREADS"]
names = ["cold", "resident", "darktable"]


def command(name, xmp):
    out = "%s/%s.pfm" % (work, name)
    if name == "darktable":
        return [env["DARKTABLE"], env["RAW"], xmp, out, "--icc-type", "LIN_REC2020",
                "--apply-custom-presets", "false", "--core", "--configdir", work + "/config",
                "--cachedir", work + "/cache", "--library", ":memory:", "--disable-opencl",
                "-t", threads], out
    own = [env["OURS"], "develop", env["RAW"], "--edit", xmp, "-o", out, "-t", threads, "--no-store"]
    return own + (["--no-serve"] if name == "cold" else []), out


def run(name, xmp):
    arguments, output = command(name, xmp)
    if os.path.exists(output):
        os.remove(output)
    log = os.open(work + "/log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    start = time.monotonic()
    child = os.posix_spawnp(arguments[0], arguments, env, file_actions=[
        (os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    os.close(log)
    # darktable's exit code says nothing, so the picture is looked for.
    if status != 0 or not os.path.exists(output):
        sys.stderr.write(open(work + "/log", errors="replace").read())
        sys.exit(name + " wrote no picture (status %d)" % status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


os.makedirs(env["PENTIMENTO_HOME"], exist_ok=True)
resident = subprocess.Popen([env["OURS"], "serve"], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True)
rows = []
try:
    if not resident.stdout.readline():
        sys.exit("the resident process did not start")
    for xmp in sys.argv[1:]:
        edit = os.path.basename(xmp).removesuffix(".xmp")
        figures = {name: [] for name in names}
        for name in names:
            for _ in range(int(env["WARM"]) if name == "resident" else 1):
                run(name, xmp)
        for i in range(int(env["RUNS"])):
            for name in names:
                figures[name].append(run(name, xmp))
                print("%-26s %d %-10s wall %6.2f  cpu %6.2f  peak %4.0f MiB"
                      % ((edit, i + 1, name) + figures[name][-1]), flush=True)
        rows.append((edit, {n: [statistics.median(v) for v in zip(*f)]
                            for n, f in figures.items()}))
finally:
    subprocess.run([env["OURS"], "serve", "--stop"], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    try:
        resident.wait(10)
    except subprocess.TimeoutExpired:
        resident.kill()

print("\nmedians of %s runs; load average %.1f\n" % (env["RUNS"], os.getloadavg()[0]))
print("| edit | cold wall | cpu | MiB | resident wall | darktable wall | cpu | MiB "
      "| cold: wall ratio | cpu ratio | resident: wall ratio |")
print("|---|---|---|---|---|---|---|---|---|---|---|")
for edit, m in rows:
    c, r, d = (m[n] for n in names)
    print("| %s | %.2f | %.2f | %.0f | %.2f | %.2f | %.2f | %.0f | %.2f | %.2f | %.2f |"
          % (edit, c[0], c[1], c[2], r[0], d[0], d[1], d[2], d[0] / c[0], d[1] / c[1],
             d[0] / r[0]))
PYTHON
