"""The noise by which Krita dithers gradients: ramps that show it, and the ranks that explain them.

    dither_noise.py FOLDER              writes the ramps; `compare.sh FOLDER dither_noise.py` adds Krita's pixels
    dither_noise.py FOLDER FILE         finds the rank of each place and writes them as `blue-noise.bin` holds them

Rank m stands for (m + 1/2) / 4096. A place's ranks are those with which single precision gives all of Krita's codes; of two
places that no ramp tells apart the first gets the lower rank.
"""
import json
import os
import sys

import numpy as np

from random_documents import Document
from random_drawings import config

SIDE, WIDTH, STEPS = 64, 32768, 512
PROFILE = "sRGB-elle-V2-srgbtrc.icc"
# Depth, and the words of 16 bits from which and to which the channels of a document run.
RAMPS = [("U8", [((3 * k + c) * 2003, (3 * k + c) * 2003 + 32767) for c in range(3)]) for k in range(3)]
RAMPS += [("U16", [(min(3 * k + c, 7) * 8192, min(3 * k + c, 7) * 8192 + 8176) for c in range(3)]) for k in range(3)]


def write(folder):
    jobs = []
    for i, (depth, runs) in enumerate(RAMPS):
        d = Document(np.random.default_rng(i), "d", "RGBA", depth, WIDTH, SIDE, PROFILE)
        d.waits = True
        layer = d.common("generatorlayer", "layer", generatorname="gradient", generatorversion="1", opacity="255", visible="1",
                         channelflags="", compositeop="normal", collapsed="0")
        file = layer["filename"]
        d.put(file + ".pixelselection", b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 0\n")
        d.put(file + ".pixelselection.defaultpixel", b"\xff")
        stops = "".join('<stop offset="%d" bitdepth="U16" alpha="1" stoptype="0"><RGB r="%.17g" g="%.17g" b="%.17g" space="%s"/></stop>'
                        % (end, *[run[end] / 65535 for run in runs], PROFILE) for end in (0, 1))
        d.put(file + ".filterconfig",
              config(1, gradient='<gradient name="g" type="stop">%s</gradient>' % stops, shape="linear", repeat="none", reverse=False,
                     dither=True, antialias_threshold=0.0, start_position_x=0.0, start_position_x_units="pixels",
                     end_position_x=WIDTH - 1.0, end_position_x_units="pixels"))
        d.layers = [("layer", layer, [])]
        for path in ("written", "gen/noise"):
            os.makedirs(os.path.join(folder, path), exist_ok=True)
        d.write(os.path.join(folder, "written/%d.kra" % i))
        jobs.append(dict(doc="noise/%d.kra" % i, group="noise", what=depth, written="written/%d.kra" % i, saved="", waits=True))
    with open(os.path.join(folder, "jobs.json"), "w") as f:
        json.dump(jobs, f, indent=1)


def words(run):
    """The undithered words of a row."""
    index = np.floor(np.arange(WIDTH) / (WIDTH - 1) * (STEPS - 1) + .5)
    weight = np.floor((1 - index / (STEPS - 1)) * 32767 + .5)
    return np.floor((run[0] * weight + run[1] * (32767 - weight)) / 32767 + .5).astype(int)


def codes(levels, unit):
    """What each rank makes of words, a row for each word."""
    one = np.float32
    noise = (np.arange(SIDE * SIDE).astype(one) / one(4096) + one(1 / 8192))[None, :]
    v = (levels.astype(one) / one(65535))[:, None]
    v = v + (noise - v) * one(1 / (unit + 1))
    return np.floor(np.clip(v * one(unit), 0, unit) + one(.5)).astype(int)


def narrow(low, high, krita, row, unit):
    """Leaves the ranks that give Krita's codes of one channel; codes grow with the rank."""
    for level, made in zip(np.unique(row), codes(np.unique(row), unit)):
        columns = np.nonzero(row == level)[0]
        for code in np.unique(made):
            ranks = np.nonzero(made == code)[0]
            y, x = np.nonzero(krita[:, columns] == code)
            place = (y, columns[x] % SIDE)
            np.maximum.at(low, place, ranks[0])
            np.minimum.at(high, place, ranks[-1])


def solve(folder, target):
    low, high = np.zeros((SIDE, SIDE), int), np.full((SIDE, SIDE), SIDE * SIDE - 1)
    for i, (depth, runs) in enumerate(RAMPS):
        kind, unit = (np.uint8, 255) if depth == "U8" else (np.uint16, 65535)
        pixels = np.fromfile(os.path.join(folder, "gen/noise/%d.raw" % i), kind).reshape(SIDE, WIDTH, 4).astype(int)
        for c, run in enumerate(runs):
            narrow(low, high, pixels[..., 2 - c], words(run), unit)
    print("%d of %d places have a rank, %d of them one alone" % ((low <= high).sum(), SIDE * SIDE, (low == high).sum()))
    taken, ranks = set(low[low == high].tolist()), low.ravel().copy()
    for i in np.argsort((high - low).ravel(), kind="stable"):
        if low.ravel()[i] == high.ravel()[i]:
            continue
        ranks[i] = next(m for m in range(low.ravel()[i], high.ravel()[i] + 1) if m not in taken)
        taken.add(ranks[i])
    ranks.astype(">i2").tofile(target)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        solve(sys.argv[1], sys.argv[2])
    else:
        write(sys.argv[1])
