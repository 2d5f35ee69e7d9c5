"""Documents whose pixels `MeasuredGradientTest` holds, and those pixels.

    gradient_points.py FOLDER           writes them; `compare.sh FOLDER gradient_points.py` adds Krita's pixels
    gradient_points.py FOLDER FILE      writes the pixels of some points, with the settings, to FILE
"""
import json
import os
import sys

import numpy as np

from random_documents import Document
from random_drawings import config
from random_gradients import SHAPES

WIDTH, HEIGHT = 100, 80
POINTS = [(0, 0), (20, 40), (21, 40), (50, 40), (49, 39), (60, 45), (80, 40), (99, 79), (37, 11), (5, 70)]
SPACE = ' space="sRGB-elle-V2-srgbtrc.icc"/>'
STOPS = ('<gradient name="g" type="stop"><stop offset="0.1" bitdepth="U8" alpha="1" stoptype="0"><RGB r="1" g="0.2" b="0"' + SPACE
         + '</stop><stop offset="0.6" bitdepth="U16" alpha="0.5" stoptype="0"><RGB r="0" g="0.7" b="0.1"' + SPACE
         + '</stop><stop offset="1" bitdepth="U8" alpha="1" stoptype="1"><RGB r="0" g="0.1" b="0.9"' + SPACE + '</stop></gradient>')


def segment(ease, turn):
    return ('<gradient name="g" type="segment"><segment start-offset="0" middle-offset="0.3" end-offset="1" start-bitdepth="U8" '
            'start-alpha="1" start-type="0" end-bitdepth="U8" end-alpha="0.6" end-type="0" interpolation="%d" color-interpolation="%d">'
            '<start><RGB r="0.9" g="0.3" b="0.1"%s</start><end><RGB r="0.1" g="0.6" b="0.8"%s</end></segment></gradient>'
            ) % (ease, turn, SPACE, SPACE)


def settings():
    place = dict(start_position_x=20.0, start_position_x_units="percent_of_width", start_position_y=50.0,
                 start_position_y_units="percent_of_height", end_position_x=60.5, end_position_x_units="pixels",
                 end_position_y=10.0, end_position_y_units="percent_of_shortest_side", end_position_y_positioning="relative")
    for i, shape in enumerate(SHAPES):
        for j, repeat in enumerate(("none", "forwards", "alternate")):
            yield dict(place, gradient=STOPS, shape=shape, repeat=repeat, reverse=(i + j) % 2 == 1, antialias_threshold=j * 2.5,
                       dither=False)
    for ease in range(5):
        yield dict(place, gradient=segment(ease, ease % 3), shape="linear", repeat="none", dither=ease % 2 == 1)
    yield dict(gradient=STOPS, end_positiom_coordinate_system="polar", end_position_angle=30.0, end_position_distance=70.0,
               end_position_distance_units="percent_of_longest_side")
    yield {}


def documents():
    for i, values in enumerate(settings()):
        yield "%02d" % i, ("U16", "U8")[i % 2], values


def write(folder):
    jobs = []
    for name, depth, values in documents():
        d = Document(np.random.default_rng(1), "d", "RGBA", depth, WIDTH, HEIGHT, "sRGB-elle-V2-srgbtrc.icc")
        a = d.common("generatorlayer", "layer", generatorname="gradient", generatorversion="1", opacity="255", compositeop="normal")
        d.put(a["filename"] + ".filterconfig", config(1, **values))
        d.put(a["filename"] + ".pixelselection", b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 0\n")
        d.put(a["filename"] + ".pixelselection.defaultpixel", b"\xff")
        d.layers = [("layer", a, [])]
        for path in ("written", "gen/gradient"):
            os.makedirs(os.path.join(folder, path), exist_ok=True)
        d.write(os.path.join(folder, "written", name + ".kra"))
        jobs.append(dict(doc="gradient/%s.kra" % name, group="gradient", what=str(values.get("shape")),
                         written="written/%s.kra" % name, saved="", waits=True))
    with open(os.path.join(folder, "jobs.json"), "w") as f:
        json.dump(jobs, f)


def points(folder, file):
    with open(file, "w") as f:
        for name, depth, values in documents():
            dtype = np.uint16 if depth == "U16" else np.uint8
            pixels = np.fromfile(os.path.join(folder, "gen/gradient", name + ".raw"), dtype).reshape(HEIGHT, WIDTH, 4)
            f.write(depth + "\n")
            for key, value in values.items():
                f.write("%s=%s\n" % (key, str(value).lower() if isinstance(value, bool) else value))
            for x, y in POINTS:
                f.write("%d %d: %s\n" % (x, y, " ".join(str(v) for v in pixels[y, x, [2, 1, 0, 3]])))
            f.write("\n")


if __name__ == "__main__":
    (points if len(sys.argv) > 2 else write)(*sys.argv[1:])
