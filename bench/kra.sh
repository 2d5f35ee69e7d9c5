#!/usr/bin/env bash
# Times flattening a large Krita document, side by side with Krita, alternately in one run:
#
#   bench/kra.sh DOCUMENT RUNS [huge]
#
# cold:    ./pentimento kra flatten to a float TIFF, the whole process
# krita:   krita --export to a float TIFF, the whole process, in a home that one run before has made
# flatten: in a process that is warm, the document opened and flattened to planes, nothing kept
# list:    there, the document opened and its tree walked
# stroke:  there, the document opened after a stroke of 200 x 200 pixels and the picture refreshed
#
# Then the refreshed picture is compared with a full flatten, bit by bit. With `huge`, ten layers of 100 megapixels
# are written (some 2 GB in the temporary folder) and flattened under -Xmx512m. Needs Krita and xvfb-run. Wall and
# CPU (user + system) are seconds; the peak is the largest process's.
set -euo pipefail

if [ $# -lt 2 ]; then
  sed -n '2,15s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
document=$(readlink -f "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
[ -r "$document" ] || { echo "$document: cannot be read" >&2; exit 3; }
command -v krita > /dev/null || { echo "krita: not found" >&2; exit 7; }
. "$root/launch/find-jdk.sh"
pentimento_find_jdk "$root"
. "$root/launch/jit.sh"
cd "$root"
sh ./mvnw -q -B -ntp -Dquick -DskipTests -pl bench -am package
"$root/pentimento" --version > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
DOCUMENT=$document RUNS=$2 HUGE=${3:-} ROOT=$root WORK=$work JIT=$pentimento_jit python3 - <<'PYTHON'
import os, statistics, subprocess, sys, time

root, work, document = (os.environ[k] for k in ("ROOT", "WORK", "DOCUMENT"))
java = os.environ["JAVA_HOME"] + "/bin/java"
classes = "%s/bench/target/classes:%s/bench/target/lib/*" % (root, root)
jit = os.environ["JIT"].split()
home = work + "/home"
os.makedirs(home + "/run", mode=0o700)
kritas = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
kritas.update(HOME=home, XDG_RUNTIME_DIR=home + "/run", LC_ALL="C.UTF-8")
commands = {
    "cold": ([root + "/pentimento", "kra", "flatten", document, "-o", work + "/cold.tif"], dict(os.environ)),
    "krita": (["xvfb-run", "-a", "krita", "--nosplash", "--export", "--export-filename", work + "/krita.tif",
               document], kritas),
}


def process(arguments, environment, target):
    if os.path.exists(target):
        os.remove(target)
    log = os.open(work + "/log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    start = time.monotonic()
    child = os.posix_spawnp(arguments[0], arguments, environment, file_actions=[
        (os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    os.close(log)
    if status != 0 or not os.path.exists(target):
        sys.stderr.write(open(work + "/log", errors="replace").read())
        sys.exit(arguments[0] + " wrote no picture (status %d)" % status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def cpu(pid):
    fields = open("/proc/%d/stat" % pid).read().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


warm = subprocess.Popen([java] + jit + ["-XX:+UseSerialGC", "-Xmx3g", "-cp", classes, "pentimento.bench.KraWarm",
                                        document, work], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(what):
    before = cpu(warm.pid)
    warm.stdin.write(what + "\n")
    warm.stdin.flush()
    answer = warm.stdout.readline().strip()
    if what == "check":
        return answer
    return float(answer) / 1000, cpu(warm.pid) - before, 0


try:
    if warm.stdout.readline().strip() != "ready":
        sys.exit("the warm process did not start")
    for name in commands:
        process(*commands[name], work + "/" + name + ".tif")
    for _ in range(4):
        ask("flatten")
    for _ in range(20):
        ask("list"), ask("stroke")
    figures = {name: [] for name in ("cold", "krita", "flatten", "list", "stroke")}
    for i in range(int(os.environ["RUNS"])):
        for name in figures:
            one = process(*commands[name], work + "/" + name + ".tif") if name in commands else ask(name)
            figures[name].append(one)
            print("%d %-8s wall %8.4f  cpu %7.2f  peak %5.0f MiB" % ((i + 1, name) + one), flush=True)
    print("\nafter the strokes: " + ask("check"))
    m = {n: [statistics.median(v) for v in zip(*f)] for n, f in figures.items()}
    print("medians of %s runs; load average %.1f" % (os.environ["RUNS"], os.getloadavg()[0]))
    for name in m:
        print("%-8s wall %8.4f s  cpu %7.2f s  peak %5.0f MiB" % (name, m[name][0], m[name][1], m[name][2]))
    for what, a, b in (("cold against krita", "krita", "cold"), ("warm against krita", "krita", "flatten"),
                       ("stroke against a full flatten", "flatten", "stroke")):
        print("%-30s wall %.1f times, cpu %.1f times" % (what, m[a][0] / m[b][0], m[a][1] / max(0.01, m[b][1])))
finally:
    warm.stdin.close()
    warm.wait()

if os.environ["HUGE"] == "huge":
    huge = work + "/huge.kra"
    subprocess.run([java, "-Xmx1g", "-XX:+UseSerialGC", "-cp", classes, "pentimento.bench.KraWarm", "huge", huge], check=True)
    one = process([java] + jit + ["-XX:+UseSerialGC", "-Xmx512m", "-cp", classes, "pentimento.app.Main", "kra", "flatten", huge,
                                  "-o", work + "/huge.raw"], dict(os.environ), work + "/huge.raw")
    print("ten layers of 100 MP (%.1f GB) under -Xmx512m: wall %.1f s, cpu %.1f s, peak %.0f MiB"
          % ((os.path.getsize(huge) / 1e9,) + one))
PYTHON
