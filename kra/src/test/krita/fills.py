"""Documents of one colour fill each, in every depth and some profiles: what a colour becomes.

    fills.py FOLDER
"""
import json
import os
import sys

import numpy as np

from random_documents import Document
from spaces import PROFILES


def main(folder):
    jobs = []
    spaces = [("RGBA", d, p) for d in ("U8", "U16", "F16", "F32")
              for p in ("sRGB-elle-V2-srgbtrc.icc", "Rec2020-elle-V4-g10.icc", "ClayRGB-elle-V2-g22.icc")]
    spaces += [(m, d, PROFILES[m][0]) for m, d in (("GRAYA", "U8"), ("GRAYA", "U16"), ("CMYKA", "U8"), ("LABA", "U16"))]
    for i, (model, depth, profile) in enumerate(spaces):
        for k in range(3):
            d = Document(np.random.default_rng([i, k]), "d", model, depth, 70, 10, profile)
            d.layers = [d.fill(["normal"])]
            layer = d.layers[0][1]
            layer.update(opacity="255", visible="1", channelflags="", compositeop="normal", x="0", y="0")
            file = layer["filename"]
            d.put(file + ".pixelselection", b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 0\n")
            d.put(file + ".pixelselection.defaultpixel", b"\xff")
            name = "fill/%s%s_%d_%d.kra" % (model, depth, i, k)
            written = os.path.join("written", name)
            for path in (written, os.path.join("gen", name)):
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            d.write(os.path.join(folder, written))
            jobs.append(dict(doc=name, group="fill", what=profile, written=written, saved="", waits=True))
    with open(os.path.join(folder, "jobs.json"), "w") as f:
        json.dump(jobs, f, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
