"""Documents with what Krita draws itself: vector layers and fill layers with patterns.

    random_drawings.py FOLDER SEED COUNT [KIND...]

The same seed gives the same documents. `conform.sh` with `GENERATOR=random_drawings.py` adds Krita's own pixels.
"""
import hashlib
import struct
import sys
import zlib

import numpy as np

import random_documents
from random_documents import document

HEAD = """<?xml version="1.0" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 20010904//EN" "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:krita="http://krita.org/namespaces/svg/krita" width="%gpt" height="%gpt" viewBox="0 0 %g %g">
<defs>%s</defs>
%s
</svg>
"""
PPI = 120


class Svg:
    """A drawing in the making, in points."""

    def __init__(self, d):
        self.d, self.rng = d, d.rng
        ppi = float(d.image_attributes.get("x-res", PPI))
        self.width, self.height = d.width * 72 / ppi, d.height * 72 / ppi
        self.defs = ""
        self.ids = 0

    def id(self, kind):
        self.ids += 1
        return "%s%d" % (kind, self.ids)

    def number(self, low, high):
        v = self.rng.uniform(low, max(low, high))
        return "%.*f" % (int(self.rng.integers(0, 4)), v)

    def x(self):
        return self.number(-.2 * self.width, 1.2 * self.width)

    def y(self):
        return self.number(-.2 * self.height, 1.2 * self.height)

    def point(self):
        return self.x() + " " + self.y()

    def shift(self):
        return self.number(-30, 30) + " " + self.number(-30, 30)

    def colour(self):
        if self.d.chance(.1):
            return self.d.pick(["red", "black", "white", "steelblue", "orange", "#fa0"])
        return "#%06x" % int(self.rng.integers(1 << 24))

    def opacity(self, name):
        return ' %s="%s"' % (name, self.number(0, 1)) if self.d.chance(.3) else ""

    def transform(self):
        kind = self.d.pick(["", "", "translate", "translate", "matrix", "rotate", "scale", "skewX", "two"])
        n = self.number
        one = dict(translate="translate(%s, %s)" % (n(-20, 20), n(-20, 20)),
                   matrix="matrix(%s %s %s %s %s %s)" % (n(.3, 2), n(-.5, .5), n(-.5, .5), n(.3, 2), n(-20, 20), n(-20, 20)),
                   rotate="rotate(%s)" % n(-40, 40), scale="scale(%s %s)" % (n(-2, 2), n(.3, 2)), skewX="skewX(%s)" % n(-30, 30),
                   two="translate(%s %s) rotate(%s)" % (n(0, 30), n(0, 30), n(0, 360)))
        return ' transform="%s"' % one[kind] if kind else ""

    def paint(self, stroked):
        out = ' fill="%s"' % (self.colour() if self.d.chance(.85) else "none")
        if "none" not in out:
            out += self.opacity("fill-opacity")
        if self.d.chance(.3):
            out += ' fill-rule="%s"' % self.d.pick(["evenodd", "nonzero"])
        if not stroked:
            return out + (' stroke="none"' if self.d.chance(.8) else "")
        out += ' stroke="%s" stroke-width="%s"' % (self.colour(), self.number(.2, 9)) + self.opacity("stroke-opacity")
        if self.d.chance(.7):
            out += ' stroke-linecap="%s"' % self.d.pick(["butt", "square", "round"])
        if self.d.chance(.7):
            out += ' stroke-linejoin="%s"' % self.d.pick(["miter", "bevel", "round"])
        if self.d.chance(.5):
            out += ' stroke-miterlimit="%s"' % self.d.pick(["1", "2", "4", "10", "100"])
        if self.d.chance(.2):
            out += ' stroke-dasharray="%s"' % ",".join(self.number(.5, 6) for _ in range(int(self.rng.integers(1, 5))))
            if self.d.chance(.5):
                out += ' stroke-dashoffset="%s"' % self.number(-5, 9)
        return out

    def data(self, kinds):
        out = "M" + self.point()
        for _ in range(int(self.rng.integers(1, 7))):
            k = self.d.pick(kinds)
            p, s = self.point, self.shift
            flags = "%d %d" % tuple(self.rng.integers(0, 2, 2))
            arc = "%s %s %s %s " % (self.number(1, 40), self.number(1, 40), self.number(-90, 90), flags)
            out += dict(L="L" + p(), l="l" + s(), H="H" + self.x(), V="V" + self.y(), h="h" + self.number(-30, 30),
                        v="v" + self.number(-30, 30), C="C%s %s %s" % (p(), p(), p()), c="c%s %s %s" % (s(), s(), s()),
                        S="S%s %s" % (p(), p()), s="s%s %s" % (s(), s()), Q="Q%s %s" % (p(), p()), q="q%s %s" % (s(), s()),
                        T="T" + p(), t="t" + s(), A="A" + arc + p(), a="a" + arc + s(), Z="Z", M="ZM" + p())[k]
        return out + self.d.pick(["", "Z", "z"])

    def outline(self, straight=False):
        n = self.number
        kind = self.d.pick(["rect", "rect", "polygon", "polyline", "path", "path", "line"] if straight else
                           ["rect", "rect", "rounded", "circle", "ellipse", "path", "path", "path", "path", "polygon", "arc"])
        if kind == "rect":
            return 'rect x="%s" y="%s" width="%s" height="%s"' % (self.x(), self.y(), n(0, self.width), n(0, self.height))
        if kind == "rounded":
            r = self.d.pick(['rx="%s"' % n(0, 20), 'ry="%s"' % n(0, 20), 'rx="%s" ry="%s"' % (n(0, 40), n(0, 40))])
            return 'rect x="%s" y="%s" width="%s" height="%s" %s' % (self.x(), self.y(), n(1, self.width), n(1, self.height), r)
        if kind == "circle":
            return 'circle cx="%s" cy="%s" r="%s"' % (self.x(), self.y(), n(0, self.width / 2))
        if kind == "ellipse":
            return 'ellipse cx="%s" cy="%s" rx="%s" ry="%s"' % (self.x(), self.y(), n(0, self.width / 2), n(0, self.height / 2))
        if kind in ("polygon", "polyline"):
            return '%s points="%s"' % (kind, " ".join(self.x() + "," + self.y() for _ in range(int(self.rng.integers(2, 7)))))
        if kind == "line":
            return 'line x1="%s" y1="%s" x2="%s" y2="%s"' % (self.x(), self.y(), self.x(), self.y())
        kinds = "LLLHVhvlZM" if straight else "LCCcSsQqTtlHVhvZM"
        if kind == "arc":
            kinds = "AaLlZ"
        return 'path d="%s"' % self.data(kinds)

    def clip(self):
        if not self.d.chance(.12):
            return ""
        i = self.id("clip")
        units = self.d.pick(["userSpaceOnUse", "userSpaceOnUse", "objectBoundingBox"])
        shapes = "<%s/>" % self.outline()
        if units == "objectBoundingBox":
            shapes = '<%s x="%s" y="%s" width="%s" height="%s"/>' % ("rect", self.number(0, .5), self.number(0, .5), self.number(.2, .9),
                                                                    self.number(.2, .9))
        elif self.d.chance(.3):
            shapes += "<%s%s/>" % (self.outline(), self.transform())
        self.defs += '<clipPath id="%s" clipPathUnits="%s">%s</clipPath>' % (i, units, shapes)
        return ' clip-path="url(#%s)"' % i

    def shape(self):
        stroked = self.d.chance(.35)
        outline = self.outline(straight=stroked and self.d.chance(.8))
        hidden = ' display="none"' if self.d.chance(.04) else ' visibility="hidden"' if self.d.chance(.02) else ""
        return '<%s id="%s"%s%s%s%s%s/>' % (outline, self.id("shape"), self.paint(stroked), self.transform(), self.opacity("opacity"),
                                         self.clip(), hidden)

    def nodes(self, depth):
        out = ""
        for _ in range(int(self.rng.integers(1, 4))):
            if depth < 2 and self.d.chance(.2):
                looks = self.paint(self.d.chance(.2)) if self.d.chance(.3) else ""
                out += '<g id="%s"%s%s%s%s>%s</g>' % (self.id("group"), looks, self.transform(), self.opacity("opacity"), self.clip(),
                                                    self.nodes(depth + 1))
            else:
                out += self.shape()
        return out + "\n"

    def text(self):
        body = self.nodes(0)
        return (HEAD % (self.width, self.height, self.width, self.height, self.defs, body)).encode()


def vectors(rng, space):
    plain = rng.random() < .6
    d = document(rng, ("RGBA", "U8"), "sRGB-elle-V2-srgbtrc.icc") if plain else document(rng, space)
    d.waits = True
    modes = random_documents.gentle(space)
    looks = dict(compositeop="normal", opacity="255", channelflags="") if plain else d.blending(modes, .8)
    if d.chance(.3):
        ppi = d.pick(["72", "100", "300", "96.5"])
        d.image_attributes = {"x-res": ppi, "y-res": ppi}
    a = d.common("shapelayer", "layer", **looks)
    if d.chance(.1):
        a.update(x=str(int(rng.integers(-30, 30))), y=str(int(rng.integers(-30, 30))))
    d.put(a["filename"] + ".shapelayer/content.svg", Svg(d).text())
    d.layers = [("layer", a, d.masks(1) if d.chance(.1) else [])]
    if not plain and d.chance(.4):
        d.layers.append(d.paint(["normal"], whole=True, plain=1))
    return d


# -- fill layers


def config(version, **values):
    """A generator's parameters as Krita writes them."""
    out = '<!DOCTYPE params>\n<params version="%d">\n' % version
    for name, value in sorted(values.items()):
        if isinstance(value, str):
            out += ' <param name="%s" type="string"><![CDATA[%s]]></param>\n' % (name, value)
        else:
            value = str(value).lower() if isinstance(value, bool) else value
            out += ' <param name="%s" type="internal">%s</param>\n' % (name, value)
    return (out + "</params>\n").encode()


def fill(d, modes, generator, text, plain=.5):
    a = d.common("generatorlayer", "layer", generatorname=generator, generatorversion="1", **d.blending(modes, plain))
    dx, dy = d.selection(a["filename"])
    a.update(x=str(dx), y=str(dy))
    d.put(a["filename"] + ".filterconfig", text)
    return ("layer", a, d.masks(1) if d.chance(.1) else [])


def png(rng, pixels, palette=None, alphas=None):
    h, w, n = pixels.shape
    kind = 3 if palette is not None else {1: 0, 2: 4, 3: 2, 4: 6}[n]

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = b""
    before = np.zeros(w * n, int)
    for y in range(h):
        row = pixels[y].reshape(-1).astype(int)
        how = int(rng.integers(0, 3))
        left = np.concatenate([np.zeros(n, int), row[:-n]])
        coded = row - (0, left, before)[how]
        lines += bytes([how]) + (coded % 256).astype(np.uint8).tobytes()
        before = row
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, kind, 0, 0, 0))
    if palette is not None:
        out += chunk(b"PLTE", palette.astype(np.uint8).tobytes())
        if alphas is not None:
            out += chunk(b"tRNS", alphas.astype(np.uint8).tobytes())
    return out + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def pattern(d):
    """The bytes of a pattern and what its name ends in."""
    rng = d.rng
    h, w = int(rng.integers(1, 80)), int(rng.integers(1, 80))
    kind = d.pick(["pat1", "pat3", "pat4", "gray", "grayalpha", "rgb", "rgba", "rgba", "index", "indexalpha"])
    n = dict(pat1=1, pat3=3, pat4=4, gray=1, grayalpha=2, rgb=3, rgba=4, index=1, indexalpha=1)[kind]
    pixels = rng.integers(0, 256, (h, w, n)).astype(np.uint8)
    if kind.startswith("pat"):
        name = b"a pattern\0"
        head = struct.pack(">IIIII4s", 24 + len(name), 1, w, h, n, b"GPAT") + name
        return head + pixels.tobytes(), kind, ".pat"
    if kind.startswith("index"):
        palette = rng.integers(0, 256, (16, 3))
        alphas = rng.integers(0, 256, 9) if kind == "indexalpha" else None
        return png(rng, pixels % 16, palette, alphas), kind, ".png"
    return png(rng, pixels), kind, ".png"


def patterns(rng, space):
    d = document(rng, space if rng.random() < .5 else ("RGBA", "U8"))
    d.waits = True
    data, kind, ending = pattern(d)
    md5 = hashlib.md5(data).hexdigest()
    file = "mine" + ending
    d.entries["resources/patterns/" + file] = data
    d.inside_image += ('  <resources>\n   <resource type="patterns" filename="%s" name="mine" md5sum="%s"/>\n  </resources>\n'
                       % (file, md5))
    values = dict(pattern="mine", fileName=file, md5=md5, md5sum=md5)
    d.notes.append(kind)
    if d.chance(.15):
        d.notes.append("transformed")
        values.update(transform_scale_x=round(rng.uniform(.3, 3), 2), transform_scale_y=round(rng.uniform(.3, 3), 2),
                      transform_rotation_z=d.pick([0.0, 30.0, 90.0]), transform_offset_x=int(rng.integers(-9, 9)),
                      transform_offset_y=int(rng.integers(-9, 9)), transform_shear_x=d.pick([0.0, .2]), transform_shear_y=0.0,
                      transform_rotation_x=0.0, transform_rotation_y=0.0)
    d.layers = [fill(d, random_documents.gentle(space), "pattern", config(1, **values), .7)]
    if d.chance(.5):
        d.layers.append(d.paint(["normal"], whole=True, plain=1))
    return d


KINDS = dict(vector=vectors, pattern=patterns)

if __name__ == "__main__":
    random_documents.KINDS = KINDS
    random_documents.main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] or list(KINDS))
