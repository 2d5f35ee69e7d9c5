"""Makes the corpus' manifest of what `krita_pixels.py` wrote; where Krita differs from itself, its median counts.

    manifest.py FOLDER
"""
import glob
import json
import os
import sys

import numpy as np

from spaces import CHANNELS, TYPES

folder = sys.argv[1]
records = []
with open(os.path.join(folder, "done.jsonl")) as f:
    for line in f:
        record = json.loads(line)
        if "failed" in record:
            print("Krita failed:", record["doc"], record["failed"].strip().splitlines()[-1])
            continue
        stem = os.path.join(folder, "gen", os.path.splitext(record["doc"])[0])
        wobbling = 0
        if not record["stable"]:
            seen = [np.fromfile(p, TYPES[record["depth"]]) for p in sorted(glob.glob(stem + ".*.seen"))]
            seen = np.stack(seen)
            median = np.sort(seen, 0)[len(seen) // 2]
            median.tofile(stem + ".raw")
            channels = CHANNELS[record["model"]]
            wobbling = int((seen != seen[0]).any(0).reshape(-1, channels).any(1).sum())
        head = {k: record[k] for k in ("width", "height", "model", "depth", "profile")}
        with open(stem + ".raw.json", "w") as out:
            json.dump(dict(head, endian="little", wobbling_pixels=wobbling), out, indent=1)
        records.append(dict(record, wobbling_pixels=wobbling, truth_raw=os.path.splitext(record["doc"])[0] + ".raw"))
with open(os.path.join(folder, "manifest.json"), "w") as f:
    json.dump(records, f, indent=1)
print(len(records), "documents,", sum(not r["stable"] for r in records), "of which Krita does not repeat")
