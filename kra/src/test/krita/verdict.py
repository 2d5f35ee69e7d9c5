"""A verdict on `kra flatten -o X.raw` that shares no code with `kra conform`.

    verdict.py CORPUS [SUBSTRING]         PENTIMENTO names the program

Compares with Krita's pixels by the corpus' rules, and then with what `kra conform` says of the same documents.
Integer channels may differ by one code value, F32 by 1e-5 and F16 by 1e-3 relative to the picture's number or
to 1, whichever is larger; beside it stands how many documents hold when small numbers are measured by themselves
down to 0.01. Colours under alpha 0 do not count, nor do up to 0.5 % of the pixels where masks meet floats.
"""
import json
import os
import subprocess
import sys
import tempfile
import zipfile

import numpy as np

TYPES = {"U8": np.uint8, "U16": np.uint16, "F16": np.float16, "F32": np.float32}
CHANNELS = {"RGBA": 4, "GRAYA": 2, "CMYKA": 5, "LABA": 4, "XYZA": 4, "YCbCrA": 4, "A": 1}
MASKS = (b"transparencymask", b"filtermask", b"adjustmentlayer", b"colorizemask", b"transformmask")
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[".."] * 4)
program = os.environ.get("PENTIMENTO", os.path.join(root, "pentimento"))


def differing(ours, krita, depth, floor):
    """Which pixels are beyond tolerance."""
    ours, krita = ours.astype(np.float64), krita.astype(np.float64)
    with np.errstate(all="ignore"):
        error = np.abs(ours - krita)
        if depth in ("U8", "U16"):
            bad = error > 1
        else:
            scale = np.maximum(np.abs(krita), floor)
            bad = error > (1e-3 if depth == "F16" else 1e-5) * scale
            bad |= ~np.isfinite(error)
    bad &= ~((ours == krita) | (np.isnan(ours) & np.isnan(krita)))
    hidden = (ours[:, -1] == 0) & (krita[:, -1] == 0)
    bad[hidden, :-1] = False
    return bad.any(1)


def outcome(gen, record, scratch):
    document = os.path.join(gen, record["doc"])
    stem = os.path.splitext(document)[0]
    raw = os.path.join(scratch, "ours.raw")
    if os.path.exists(raw):
        os.remove(raw)
    ran = subprocess.run([program, "kra", "flatten", document, "-o", raw], capture_output=True, text=True)
    told = (ran.stdout + ran.stderr).strip()
    if ran.returncode or not os.path.exists(raw):
        return "reported" if told else "silent", "reported" if told else "silent", told
    with open(stem + ".raw.json") as f:
        head = json.load(f)
    kind = TYPES[head["depth"]]
    krita = np.fromfile(os.path.join(gen, record.get("truth_raw", stem + ".raw")), kind)
    ours = np.fromfile(raw, kind)
    if len(ours) != len(krita):
        return "silent", "silent", "another size"
    n = CHANNELS[head["model"]]
    ours, krita = ours.reshape(-1, n), krita.reshape(-1, n)
    with zipfile.ZipFile(document) as z:
        tree = z.read("maindoc.xml")
    allowed = .005 if head["depth"] in ("F16", "F32") and any(m in tree for m in MASKS) else 0
    inexact = "not exact: " in told
    results = []
    for floor in (1, .01):
        share = differing(ours, krita, head["depth"], floor).mean()
        results.append("equal" if share <= allowed else "reported" if inexact else "silent")
    return results[0], results[1], told


def main(folder, only=""):
    gen = os.path.join(folder, "gen")
    with open(os.path.join(folder, "manifest.json")) as f:
        records = json.load(f)
    records = [r for r in records if only in r["doc"] and "/dissolve." not in r["doc"]]
    command = [program, "kra", "conform", folder] + (["--only", only] if only else [])
    said = subprocess.run(command, capture_output=True, text=True).stdout
    theirs = {line.split()[1]: line.split()[0] for line in said.splitlines()
              if line.split(" ")[0] in ("equal", "reported", "silent")}
    counts, strict, apart = {}, {}, []
    with tempfile.TemporaryDirectory() as scratch:
        for record in records:
            verdict, careful, told = outcome(gen, record, scratch)
            counts[verdict] = counts.get(verdict, 0) + 1
            strict[careful] = strict.get(careful, 0) + 1
            if careful != verdict:
                print("small numbers differ:", record["doc"], careful)
            if theirs.get(record["doc"]) != verdict:
                apart.append(record["doc"])
                print("verdicts differ:", record["doc"], "here", verdict, "there", theirs.get(record["doc"]), told[:200])
    for name, of in (("tolerance relative to at least 1", counts), ("to at least 0.01", strict)):
        print("%s: %d documents: %d equal, %d reported inexact, %d silently different"
              % (name, len(records), of.get("equal", 0), of.get("reported", 0), of.get("silent", 0)))
    print("kra conform: " + said.strip().splitlines()[-1])
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
