"""Documents with gradient fill layers: every shape, repetition, position, kind of gradient, and colour space.

    random_gradients.py FOLDER SEED COUNT [KIND...]

The same seed gives the same documents. `conform.sh` with `GENERATOR=random_gradients.py` adds Krita's own pixels to them.
"""
import sys

import random_documents
from random_documents import GENTLE, MODES, document, gentle
from random_drawings import config
from spaces import description, icc

SHAPES = "linear bilinear radial square conical conical_symetric spiral reverse_spiral".split()
UNITS = "pixels percent_of_width percent_of_height percent_of_longest_side percent_of_shortest_side".split()
RGB = ["sRGB-elle-V2-srgbtrc.icc", "sRGB-elle-V2-g10.icc", "Rec2020-elle-V4-g10.icc"]
# Element, its attributes, and how large each is in float.
COLOURS = dict(RGBA=("RGB", "rgb", 1), GRAYA=("Gray", "g", 1), CMYKA=("CMYK", "cmyk", 1), LABA=("Lab", "Lab", 100),
               XYZA=("XYZ", "xyz", 1), YCbCrA=("YCbCr", ("Y", "Cb", "Cr"), 1))
USUAL = dict(GRAYA="Gray-D50-elle-V2-srgbtrc.icc", CMYKA="cmyk.icm", LABA="lab.icc", XYZA="xyz.icc",
             YCbCrA="bt709-6_ycbcr_v4.icc")


class Gradient:
    """The gradient of a fill in the making."""

    def __init__(self, d, anything):
        self.d = d
        self.anything = anything

    def number(self, low, high, digits=3):
        return "%.*g" % (digits, self.d.rng.uniform(low, high))

    def colour(self):
        """A depth and a colour's element."""
        d = self.d
        depth = d.pick(["U8", "U8", "U16", "F32"])
        model, profile = "RGBA", d.pick(RGB) if d.chance(.5) else RGB[0]
        if self.anything:
            if d.chance(.5):
                model, depth, profile = d.model, d.depth, d.profile
            else:
                model = d.pick(list(COLOURS)) if d.chance(.1) else d.pick(["RGBA", "GRAYA", "LABA", "XYZA"])
                profile = USUAL.get(model, profile)
        element, names, unit = COLOURS[model]
        high = unit if depth in ("F16", "F32") else 1
        if depth == "F32" and model == "RGBA" and d.chance(.2):
            high = 4
        digits = d.pick([1, 3, 17])
        numbers = " ".join('%s="%s"' % (n, self.number(0, high, digits) if d.chance(.8) else d.pick(["0", "1"])) for n in names)
        return depth, '<%s %s space="%s"/>' % (element, numbers, description(icc(profile)).strip())

    def alpha(self):
        return self.number(0, 1) if self.d.chance(.4) else "1"

    def stops(self):
        d = self.d
        count = d.pick([2, 2, 3, 5, 8, 1])
        offsets = sorted(d.rng.random(count).tolist())
        if d.chance(.6):
            offsets[0], offsets[-1] = 0, 1
        if count > 2 and d.chance(.3):
            offsets[1] = offsets[2]
        out = ""
        for offset in offsets:
            depth, colour = self.colour()
            out += '<stop offset="%.6g" bitdepth="%s" alpha="%s" stoptype="%s">%s</stop>' % (
                offset, depth, self.alpha(), d.pick("000012"), colour)
        return '<gradient name="g" type="stop">%s</gradient>' % out

    def segments(self):
        d = self.d
        count = d.pick([1, 1, 2, 3, 6])
        offsets = [0] + sorted(d.rng.random(count - 1).tolist()) + [1]
        out = ""
        for start, end in zip(offsets, offsets[1:]):
            middle = start + (end - start) * (d.pick([0, .5, 1]) if d.chance(.5) else d.rng.random())
            (da, ca), (db, cb) = self.colour(), self.colour()
            out += ('<segment start-offset="%.6g" middle-offset="%.6g" end-offset="%.6g" start-bitdepth="%s" start-alpha="%s" '
                    'start-type="%s" end-bitdepth="%s" end-alpha="%s" end-type="%s" interpolation="%d" color-interpolation="%s">'
                    '<start>%s</start><end>%s</end></segment>') % (
                        start, middle, end, da, self.alpha(), d.pick("000001234"), db, self.alpha(), d.pick("000001234"),
                        int(d.rng.integers(5)), d.pick("0012"), ca, cb)
        return '<gradient name="g" type="segment">%s</gradient>' % out

    def position(self, unit):
        d = self.d
        low, high = (-.3 * d.width, 1.3 * d.width) if unit == "pixels" else (-30, 130)
        return d.pick([0, 50, 100, d.width / 2]) if d.chance(.3) else float(self.number(low, high, d.pick([2, 3, 6])))

    def settings(self, kind, shapes):
        d = self.d
        values = dict(gradient=getattr(self, kind)(), shape=d.pick(shapes), repeat=d.pick(["none", "forwards", "alternate"]),
                      reverse=d.chance(.3), dither=d.chance(.3),
                      antialias_threshold=d.pick([0.0, 0.0, 0.4, 1.0, 5.0]) if d.chance(.8) else float(self.number(0, 100)))
        for name in ("start_position_x", "start_position_y", "end_position_x", "end_position_y"):
            values[name + "_units"] = d.pick(UNITS)
            values[name] = self.position(values[name + "_units"])
        if d.chance(.5):
            values["end_positiom_coordinate_system"] = "polar"
        elif d.chance(.6):
            values["end_positiom_coordinate_system"] = "cartesian"
        for name in ("end_position_x_positioning", "end_position_y_positioning"):
            if d.chance(.7):
                values[name] = d.pick(["absolute", "relative"])
        values["end_position_angle"] = d.pick([0.0, 90.0, 45.0]) if d.chance(.3) else float(self.number(-180, 360))
        values["end_position_distance_units"] = d.pick(UNITS)
        values["end_position_distance"] = 0.0 if d.chance(.03) else abs(self.position(values["end_position_distance_units"]))
        # Krita has a default for each.
        for name in list(values):
            if name != "gradient" and d.chance(.08):
                del values[name]
        d.notes.append("%s, %s, %s%s%s" % (kind, values.get("shape"), values.get("repeat"), ", dithered" if values.get("dither") else "",
                                          ", smooth" if values.get("antialias_threshold") else ""))
        return config(1, **values)


def layer(d, kind, modes, shapes=SHAPES, plain=True, anything=False):
    """A fill layer; a plain one covers everything as it is."""
    d.waits = True
    text = Gradient(d, anything).settings(kind, shapes)
    a = d.common("generatorlayer", "layer", generatorname="gradient", generatorversion="1", **d.blending(modes))
    file = a["filename"]
    d.put(file + ".filterconfig", text)
    if not plain:
        dx, dy = d.selection(file)
        a.update(x=str(dx), y=str(dy))
        return ("layer", a, d.masks(1) if d.chance(.15) else [])
    a.update(opacity="255", visible="1", channelflags="", compositeop="normal")
    d.put(file + ".pixelselection", b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 0\n")
    d.put(file + ".pixelselection.defaultpixel", b"\xff")
    return ("layer", a, [])


def stops(rng, space):
    """A gradient of stops, alone."""
    d = document(rng, space)
    d.layers = [layer(d, "stops", ["normal"])]
    return d


def segments(rng, space):
    """A gradient of segments, alone."""
    d = document(rng, space)
    d.layers = [layer(d, "segments", ["normal"])]
    return d


def colours(rng, space):
    """Stops and segments with colours of every model."""
    d = document(rng, space)
    d.layers = [layer(d, d.pick(["stops", "segments"]), ["normal"], anything=True)]
    return d


def laid(rng, space):
    """Gradients through selections and masks, in any mode, over others."""
    d = document(rng, space)
    modes = GENTLE if space[1] in ("F16", "F32") else MODES
    top = layer(d, d.pick(["stops", "segments"]), modes, plain=False)
    if d.chance(.2):
        top = d.group([top, d.paint(gentle(space))], gentle(space), 0)
    d.layers = [top] + ([d.paint(["normal"], whole=True, plain=1)] if d.chance(.8) else [])
    return d


def outlines(rng, space):
    """The shape that follows the outline of the picture."""
    d = document(rng, space)
    d.layers = [layer(d, "stops", ["normal"], shapes=["polygonal"])]
    return d


KINDS = dict(stops=stops, segments=segments, colours=colours, laid=laid, outlines=outlines)

if __name__ == "__main__":
    random_documents.KINDS = KINDS
    random_documents.main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]),
                          sys.argv[4:] or ["stops", "stops", "segments", "colours", "laid", "laid"])
