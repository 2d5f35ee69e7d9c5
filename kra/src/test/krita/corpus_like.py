"""Documents built as the corpus' are: the same sizes, offsets and shapes of layer, with other modes, spaces and settings.

    corpus_like.py FOLDER SEED COUNT [KIND...]

The same seed gives the same documents. `conform.sh` with `GENERATOR=corpus_like.py` adds Krita's own pixels to them.
"""
import sys

import numpy as np

import random_documents
from random_documents import MODES, Document, gentle
from random_drawings import HEAD, config, fill
from spaces import CHANNELS, IDS, PROFILES

WIDTH, HEIGHT = 150, 110
USUAL = dict(RGBA="sRGB-elle-V2-srgbtrc.icc", GRAYA="Gray-D50-elle-V2-srgbtrc.icc", CMYKA="cmyk.icm",
             LABA="lab.icc", XYZA="xyz.icc", YCbCrA="bt709-6_ycbcr_v4.icc")
LINEAR = ["Rec2020-elle-V4-g10.icc", "sRGB-elle-V2-g10.icc", "scRGB.icm", "ITUR_2100_PQ_FULL.ICC", "ACEScg-elle-V4-g10.icc"]
FILTERS = """invert desaturate levels perchannel hsvadjustment threshold posterize colorbalance unsharp blur sharpen burn dodge
autocontrast normalize colortoalpha gradientmap asc-cdl crosschannel gaussianhighpass minimize maximize pixelize emboss wave
oilpaint noise randompick raindrops roundcorners smalltiles halftone indexcolors palettize waveletnoisereducer
gaussiannoisereducer phongbumpmap""".split() + [
    "gaussian blur", "motion blur", "lens blur", "mean removal", "edge detection", "height to normal", "emboss laplascian",
    "emboss all directions", "emboss horizontal only", "emboss vertical only", "emboss horizontal and vertical"]
KNOWN = ["invert", "desaturate", "levels", "perchannel", "hsvadjustment", "threshold", "posterize", "colorbalance", "unsharp",
         "blur", "gaussian blur"]


class Sheet(Document):
    """A document of the corpus' shape."""

    def __init__(self, rng, model, depth, profile=None, width=WIDTH, height=HEIGHT):
        super().__init__(rng, "x", model, depth, width, height, profile or self.usual(rng, model, depth))

    @staticmethod
    def usual(rng, model, depth):
        if model != "RGBA" or depth not in ("F16", "F32"):
            return USUAL[model]
        return LINEAR[int(rng.integers(3))]

    def coverage(self, h, w, kind):
        """The corpus' alphas: a band that is opaque above a ramp, ramps and a disc."""
        if kind != "band":
            return self.alpha(h, w, kind)
        return np.where(np.arange(h)[:, None] < h // 3, 1, self.alpha(h, w, "ramp"))

    def layer(self, name, x=0, y=0, w=None, h=None, alpha="full", high=1, low=0, space=None, profile=None, **attributes):
        """A smooth picture at (x, y)."""
        model, depth = space or (self.model, self.depth)
        h, w = h or self.height, w or self.width
        a = self.common("paintlayer", "layer", name=name, opacity="255", compositeop="normal", channelflags="", collapsed="0")
        a["colorspacename"] = IDS[model, depth]
        default = self.default(model, depth, opaque=False) * 0
        if model == "LABA" and depth in ("U8", "U16"):
            default[1:3] = 0x80 if depth == "U8" else 0x8080
        pixels = self.picture(model, depth, h, w, alpha="full", colour="smooth", high=high, low=low)
        cover = self.coverage(h, w, alpha)
        whole = {"U8": 255, "U16": 65535}.get(depth, 1)
        pixels[..., -1] = np.floor(cover * whole + .5) if whole > 1 else cover
        self.put(a["filename"], self.tiles(pixels, x, y, default))
        self.put(a["filename"] + ".defaultpixel", default.tobytes())
        self.put(a["filename"] + ".icc", random_documents.icc(profile or (self.profile if model == self.model else USUAL[model])))
        a.update({k: str(v) for k, v in attributes.items()})
        return ("layer", a, [])

    def base(self, **looks):
        return self.layer("base", **looks)

    def top(self, **looks):
        return self.layer("top", **dict(dict(x=-13, y=9, w=self.width, h=self.height, alpha="ramp"), **looks))

    def radial(self, path):
        """A disc as the stored selection."""
        mask = np.floor(self.alpha(self.height, self.width, "radial") * 255 + .5).astype(np.uint8)[..., None]
        self.put(path + ".pixelselection", self.tiles(mask, 0, 0, np.zeros(1, np.uint8)))
        self.put(path + ".pixelselection.defaultpixel", b"\0")

    def mask(self, kind="transparencymask", **attributes):
        a = self.common(kind, "mask", **attributes)
        self.radial(a["filename"])
        if self.chance(.3):
            a.update(x=str(int(self.rng.integers(-40, 40))), y=str(int(self.rng.integers(-40, 40))))
        return ("mask", a, [])

    def setting(self, a, known=.7):
        """Gives a node a filter: sometimes one with its defaults."""
        name, version, data = self.filter()
        if self.model != "RGBA" or not self.chance(known):
            name, version, data = self.pick(KNOWN if self.chance(.6) else FILTERS), "1", b'<!DOCTYPE params>\n<params version="1"/>\n'
        self.notes.append("filter " + name)
        a.update(filtername=name, filterversion=version)
        self.put(a["filename"] + ".filterconfig", data)

    def within(self, children, passes, **attributes):
        node = self.group(children, ["normal"], passes=str(passes), plain=1)
        node[1].update(dict(opacity="255", visible="1", channelflags=""), **{k: str(v) for k, v in attributes.items()})
        return node


def sheet(rng, space, **size):
    return Sheet(rng, *space, **size)


def bright(d):
    """How far colours go."""
    return d.pick([1, 1, 3]) if d.depth in ("F16", "F32") and d.model != "LABA" else 1


def opacity(d):
    return d.pick(["255", "255", "200", "190", "160", "150", "128", "100", str(int(d.rng.integers(256)))])


def blend(rng, space):
    d = sheet(rng, space, width=88, height=72)
    mode, high = d.pick([m for m in MODES if m]), bright(d)
    d.layers = [d.top(high=high, compositeop=mode, opacity=opacity(d)), d.base(alpha="band", high=high)]
    d.notes.append("mode '%s'" % mode)
    return d


def models(rng, space):
    wide = space[0] == "RGBA" and space[1] in ("F16", "F32")
    profile = LINEAR[int(rng.integers(len(LINEAR)))] if wide else PROFILES[space[0]][int(rng.integers(len(PROFILES[space[0]])))]
    w, h = (WIDTH, HEIGHT) if rng.random() < .7 else ((1, 1), (200, 1), (1, 200), (64, 64), (65, 63), (128, 127))[int(rng.integers(6))]
    d = sheet(rng, space, profile=profile, width=w, height=h)
    high, low = (4, -.5) if wide and d.chance(.6) else (1, 0)
    d.layers = [d.layer("beyond the edge", x=w // 2, y=h // 2, w=w + 30, h=h + 20, alpha=d.pick(["ramp", "radial"]), high=high, low=low,
                        opacity=opacity(d)),
                d.layer("negative offset", x=-37, y=-21, w=w + 20, h=h + 9, alpha=d.pick(["ramp", "radial"]), high=high, low=low),
                d.base(high=high, low=low)]
    d.layers = d.layers[int(rng.integers(3)):]
    if d.chance(.2):
        d.layers[0][1].update(x=str(int(rng.integers(-60, 60))), y=str(int(rng.integers(-60, 60))))
    return d


def groups(rng, space):
    d, modes = sheet(rng, space), gentle(space)

    def child(mode=None):
        node = d.top(compositeop=mode or d.pick(modes), opacity=opacity(d), x=int(rng.integers(-40, 40)), y=int(rng.integers(-40, 40)),
                     w=int(rng.integers(40, 150)), h=int(rng.integers(40, 110)), alpha=d.pick(["ramp", "radial", "full"]))
        if d.chance(.2):
            node[1]["channelflags"] = "1" * (CHANNELS[d.model] - 1) + "0"
        return node

    def level(depth):
        nodes = [child() for _ in range(int(rng.integers(0, 3)))]
        if depth < 3 and d.chance(.7):
            nodes.insert(int(rng.integers(len(nodes) + 1)), d.within(level(depth + 1), d.pick([0, 0, 1]), opacity=opacity(d),
                                                                    compositeop="normal" if d.chance(.5) else d.pick(modes)))
        return nodes

    d.layers = [d.within(level(1), d.pick([0, 1]), opacity=opacity(d), compositeop=d.pick(modes)), d.base(alpha=d.pick(["full", "band"]))]
    if d.chance(.2):
        d.layers[0][1]["channelflags"] = "1" * (CHANNELS[d.model] - 1) + "0"
    return d


def clones(rng, space):
    d, modes = sheet(rng, space), gentle(space)
    source = d.top(alpha="radial")
    kind = d.pick(["layer", "group", "masked", "filtered", "of clone"])
    if kind == "group":
        source = d.within([source, d.top(compositeop=d.pick(modes), opacity=opacity(d))], 0)
    elif kind != "layer":
        mask = d.mask("filtermask" if kind == "filtered" else "transparencymask")
        if kind == "filtered":
            d.setting(mask[1])
        source[2].append(mask)
    clone = d.clone(source[1], modes)
    clone[1].update(visible="1", channelflags="", x=str(int(rng.integers(-60, 60))), y=str(int(rng.integers(-60, 60))))
    d.layers = [clone, source, d.base()]
    if kind == "of clone":
        again = d.clone(clone[1], modes)
        again[1].update(visible="1", channelflags="", x="20", y="-31")
        d.layers.insert(0, again)
    if d.chance(.3):
        source[1]["visible"] = "0"
    d.notes.append("clone, %s" % kind)
    return d


def masks(rng, space):
    d = sheet(rng, space)
    node = d.top(alpha=d.pick(["full", "ramp", "radial"]), x=d.pick([-40, -13, 0, 25]))
    found = [d.mask() for _ in range(d.pick([1, 1, 2]))]
    if d.chance(.4):
        node = d.within([node] + ([d.top(alpha="radial")] if d.chance(.4) else []), 0, opacity=opacity(d))
    node = (node[0], node[1], found + node[2])
    d.layers = [node, d.base()]
    return d


def filters(rng, space):
    d = sheet(rng, space)
    kind = d.pick(["layer", "layersel", "layersel", "mask", "mask"])
    if kind == "mask":
        mask, node = d.mask("filtermask"), d.top(alpha=d.pick(["full", "ramp"]))
        d.setting(mask[1])
        node[2].append(mask)
    else:
        a = d.common("adjustmentlayer", "layer", compositeop="copy", opacity="255", channelflags="", collapsed="0")
        d.setting(a)
        if kind == "layersel":
            d.radial(a["filename"])
            a["opacity"] = opacity(d)
        node = ("layer", a, [])
    d.layers = [node, d.base(high=bright(d))]
    if d.chance(.5):
        d.layers.insert(0, d.top(alpha="radial"))
    d.notes.append(kind)
    return d


def fills(rng, space):
    d = sheet(rng, space)
    d.waits = True
    generator = d.pick(["color"] * 6 + ["gradient", "screentone", "simplex_noise", "multigrid"])
    node = fill(d, gentle(space), generator, config(1)) if generator != "color" else d.fill(gentle(space))
    node[1].update(visible="1", channelflags="", opacity=opacity(d), x="0", y="0")
    for ending in (".pixelselection", ".pixelselection.defaultpixel"):
        del d.entries["%s/layers/%s%s" % (d.name, node[1]["filename"], ending)]
    if d.chance(.7):
        d.radial(node[1]["filename"])
    d.layers = [node, d.base()]
    d.notes.append(generator)
    return d


def channels(rng, space):
    d = sheet(rng, space)
    count = CHANNELS[d.model]
    off = int(rng.integers(count))
    d.layers = [d.top(compositeop=d.pick(gentle(space)), channelflags="".join("0" if i == off else "1" for i in range(count))),
                d.base(alpha=d.pick(["full", "band"]))]
    d.notes.append("channel %d off" % off)
    return d


def mixed(rng, space):
    d = sheet(rng, space)
    model, depth = d.pick(list(IDS))
    profile = d.pick(LINEAR[:2] + [USUAL["RGBA"]]) if model == "RGBA" else USUAL[model]
    d.layers = [d.layer("other space", x=d.pick([0, 0, -13]), alpha=d.pick(["ramp", "radial", "full"]), space=(model, depth), profile=profile,
                        high=d.pick([1, 3]) if model == "RGBA" and depth in ("F16", "F32") else 1), d.base()]
    d.notes.append("%s %s layer" % (model, depth))
    return d


def vector(rng, space):
    d = sheet(rng, space)
    d.waits = True
    n, colour = lambda a, b: "%.3g" % rng.uniform(a, b), lambda: "#%06x" % int(rng.integers(1 << 24))
    shapes = ['<rect id="shape0" transform="translate(%s, %s)" fill="%s" fill-opacity="%s" stroke="%s" stroke-width="%s" stroke-linecap="butt"'
              ' stroke-linejoin="miter" stroke-miterlimit="2" width="%s" height="%s"/>'
              % (n(0, 30), n(0, 30), colour(), n(0, 1), colour(), n(0, 4), n(5, 50), n(5, 40)),
              '<circle id="shape1" transform="translate(%s, %s)" r="18" cx="18" cy="18" fill="%s" stroke-opacity="0" stroke="#000000"'
              ' stroke-width="0" stroke-linecap="square" stroke-linejoin="bevel"/>' % (n(0, 50), n(0, 30), colour()),
              '<path id="shape2" transform="translate(10, 10)" fill="%s" stroke="none" d="M0 50C20 10 50 70 %s 0"/>' % (colour(), n(20, 75))]
    shapes = "".join(s for s in shapes if d.chance(.7)) or shapes[1]
    a = d.common("shapelayer", "layer", compositeop=d.pick(["normal"] * 3 + gentle(space)), opacity=opacity(d), channelflags="")
    w, h = d.width * .6, d.height * .6
    d.put(a["filename"] + ".shapelayer/content.svg", (HEAD % (w, h, w, h, "", shapes)).encode())
    d.layers = [("layer", a, []), d.base()]
    return d


def frames(rng, space):
    d = sheet(rng, space)
    top = d.top(alpha="radial")
    d.animate(top, sorted(set(rng.integers(0, 9, 3).tolist())))
    d.inside_image += ('  <animation>\n   <framerate type="value" value="24"/>\n   <range type="timerange" from="0" to="10"/>\n'
                       '   <currentTime type="value" value="%d"/>\n  </animation>\n') % int(rng.integers(0, 11))
    d.layers = [top, d.base()]
    if d.chance(.3):
        d.layers = [d.within([top], d.pick([0, 1]), opacity=opacity(d)), d.base()]
    return d


def transforms(rng, space):
    d = sheet(rng, space)
    node = d.top(alpha=d.pick(["full", "radial"]), opacity=opacity(d))
    u = rng.uniform
    m = d.pick([(1, 0, 0, 1, 0, 0, 0, 0), (1, 0, 0, 1, int(u(-40, 40)), int(u(-40, 40)), 0, 0), (u(.5, 2), 0, 0, u(.5, 2), 0, 0, 0, 0),
                (np.cos(.3), np.sin(.3), -np.sin(.3), np.cos(.3), u(-9, 9), u(-9, 9), 0, 0), (1, .2, 0, 1, 0, 0, 0, 0),
                (1, .1, .1, 1, 3, 3, u(-.002, .002), u(-.002, .002))])
    node[2].append(transform_mask(d, m))
    d.layers = [node, d.base()]
    return d


def transform_mask(d, m):
    """A transform mask of (x', y', w') = m: two by two, a move, a perspective."""
    a = d.common("transformmask", "mask")
    cells = dict(zip("m11 m12 m21 m22 m31 m32 m13 m23".split(), map(float, m)))
    text = "".join(' %s="%r"' % c for c in cells.items())
    d.put(a["filename"] + ".transformconfig",
          ('<!DOCTYPE transform_params>\n<transform_params>\n <main id="dumbparams"/>\n <data>\n  <dumb_transform>\n'
           '   <transform type="transform"%s m33="1"/>\n  </dumb_transform>\n </data>\n</transform_params>\n' % text).encode())
    d.notes.append("transform")
    return ("mask", a, [])


KINDS = dict(blend=blend, models=models, groups=groups, clones=clones, masks=masks, filters=filters, fills=fills, channels=channels,
             mixed=mixed, vector=vector, frames=frames, transforms=transforms)

if __name__ == "__main__":
    random_documents.KINDS = KINDS
    kinds = sys.argv[4:] or ["blend"] * 4 + ["models"] * 3 + ["groups"] * 2 + ["masks"] * 2 + ["filters"] * 2 + list(KINDS)[3:]
    random_documents.main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), kinds)
