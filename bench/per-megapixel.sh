#!/usr/bin/env bash
# Renders synthetic raws of 6 to 100 megapixels cold and prints CPU time a megapixel and peak
# memory, with what they are above the fixed cost of a tiny raw; and through a resident process that
# is warm, wall time a megapixel.
#
#   bench/per-megapixel.sh MAKE_RAW.py XMP [RUNS]
#
# MAKE_RAW.py is the tool that makes raws (../shared/tools/make_raw.py; needs numpy).
set -euo pipefail
if [ $# -lt 2 ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
MAKE=$(readlink -f "$1") XMP=$(readlink -f "$2") RUNS=${3:-3} WORK=$work \
  PENTIMENTO_HOME=$work/home OURS=${PENTIMENTO:-$root/pentimento} THREADS=${THREADS:-2} python3 - <<'PYTHON'
import os, statistics, subprocess, sys, time

env = os.environ
sizes = [(600, 400), (3000, 2000), (4200, 2800), (6000, 4000), (8640, 5760), (12240, 8160)]


def render(raw, resident=False):
    out = env["WORK"] + "/out.pfm"
    log = os.open(env["WORK"] + "/log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    arguments = [env["OURS"], "develop", raw, "--edit", env["XMP"], "-o", out, "-t",
                 env["THREADS"], "--no-store"] + ([] if resident else ["--no-serve"])
    start = time.monotonic()
    child = os.posix_spawnp(arguments[0], arguments, env, file_actions=[
        (os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    os.close(log)
    if status != 0:
        sys.exit(open(env["WORK"] + "/log", errors="replace").read())
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


print("| MP | wall s | cpu s | cpu ms a MP | beyond the fixed cost | peak MiB | raw MiB | resident wall ms a MP |")
print("|---|---|---|---|---|---|---|---|")
fixed = None
serve = subprocess.Popen([env["OURS"], "serve"], stdout=subprocess.DEVNULL)
for width, height in sizes:
    raw = "%s/%d.dng" % (env["WORK"], width)
    subprocess.run([sys.executable, env["MAKE"], "scene", raw, "--width", str(width),
                    "--height", str(height)], check=True, stdout=subprocess.DEVNULL)
    runs = [render(raw) for _ in range(int(env["RUNS"]))]
    wall, cpu, peak = (statistics.median(v) for v in zip(*runs))
    mp = width * height / 1e6
    # The first size warms the process.
    warm = [render(raw, True)[0] for _ in range(int(env["RUNS"]) * (5 if fixed is None else 1))]
    fixed = cpu if fixed is None else fixed
    print("| %.1f | %.2f | %.2f | %.0f | %.0f | %.0f | %.0f | %.0f |"
          % (mp, wall, cpu, 1e3 * cpu / mp, 1e3 * (cpu - fixed) / mp, peak,
             os.path.getsize(raw) / 2**20, 1e3 * statistics.median(warm) / mp), flush=True)
    os.remove(raw)
serve.terminate()
PYTHON
