#!/bin/sh
# Makes documents with a generator, has Krita give its own pixels of them and compares our flattening.
#
#   compare.sh FOLDER GENERATOR [ARGUMENT...]        a script beside this one, called with FOLDER ARGUMENT...
#
# Needs Krita 5.1 (`krita`, `python3-pyqt5`), `xvfb`, and a python3 with numpy.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$1 generator=$2
shift 2
mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)
home=${KRITA_HOME:-$folder/home}
mkdir -p "$home/run" "$home/icc"
chmod 700 "$home/run"
export KRITA_BUILTIN="$home/icc"

# Krita sometimes stops in front of a question nobody sees: when $2 has not grown for $1 seconds it
# is ended.
krita() {
  patience=$1 watched=$2
  shift 2
  HOME="$home" XDG_RUNTIME_DIR="$home/run" PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8 \
    setsid xvfb-run -a kritarunner -s "$@" > "$folder/krita.log" 2>&1 &
  child=$!
  size= idle=0
  while kill -0 "$child" 2> /dev/null; do
    sleep 2
    now=$(cat "$watched" 2> /dev/null | wc -c)
    if [ "$now" = "$size" ]; then idle=$((idle + 2)); else idle=0; fi
    size=$now
    if [ "$idle" -ge "$patience" ]; then kill -- -"$child" 2> /dev/null || true; break; fi
  done
  wait "$child"
}

[ -f "$home/icc/xyz.icc" ] || krita 90 "$home/icc/xyz.icc" builtin_profiles "$home/icc"
python3 "$here/$generator" "$folder" "$@"
# A crash of Krita costs one document: the next start goes on with the others.
touch "$folder/done.jsonl" "$folder/tries.txt"
for attempt in 1 2 3 4 5 6 7 8; do
  krita "${KRITA_SECONDS:-40}" "$folder/tries.txt" krita_pixels "$folder" && break
  echo "Krita ended early at $(tail -n 1 "$folder/tries.txt")" >&2
done
rm -rf "$folder/written"
python3 "$here/manifest.py" "$folder"
${PENTIMENTO:-"$here/../../../../pentimento"} kra conform "$folder" > "$folder/conform.txt" || true
grep -v '^equal' "$folder/conform.txt"
