"""Writes Krita documents nobody has seen: random trees, modes, depths, profiles, masks and frames.

    random_documents.py FOLDER SEED COUNT [GROUP...]

The same seed gives the same documents. `conform.sh` adds Krita's own pixels to them.
"""
import base64
import json
import os
import sys
import uuid
import zipfile

import numpy as np

from spaces import CHANNELS, IDS, PROFILES, description, icc, pack

SEPARABLE = """normal add subtract multiply divide inverse_subtract xor or and nand nor xnor implication
not_implication converse not_converse burn linear_burn darken gamma_dark shade_ifs_illusions
fog_darken_ifs_illusions dodge linear_dodge lighten screen pin_light vivid_light flat_light hard_light
soft_light_ifs_illusions soft_light_pegtop_delphi soft_light soft_light_svg gamma_light gamma_illumination
pnorm_a pnorm_b super_light tint_ifs_illusions fog_lighten_ifs_illusions luminosity_sai modulo
modulo_continuous divisive_modulo divisive_modulo_continuous modulo_shift modulo_shift_continuous diff
equivalence additive_subtractive exclusion arc_tangent negation behind greater overlay erase alphadarken
hard_mix_photoshop hard_mix_softer_photoshop grain_merge grain_extract parallel allanon geometric_mean
destination-atop destination-in interpolation copy reflect glow freeze heat glow_heat heat_glow
reflect_freeze freeze_reflect heat_glow_freeze_reflect_hybrid""".split() + [
    "linear light", "easy dodge", "easy burn", "hard mix", "hard overlay", "interpolation 2x",
    "penumbra a", "penumbra b", "penumbra c", "penumbra d"]
TRIPLES = """bumpmap combine_normal copy_red copy_green copy_blue tangent_normalmap color hue saturation luminize
dec_saturation inc_saturation dec_luminosity inc_luminosity color_hsi hue_hsi saturation_hsi intensity
dec_saturation_hsi inc_saturation_hsi dec_intensity inc_intensity color_hsl hue_hsl saturation_hsl lightness
dec_saturation_hsl inc_saturation_hsl dec_lightness inc_lightness color_hsv hue_hsv saturation_hsv value
dec_saturation_hsv inc_saturation_hsv dec_value inc_value in out""".split() + ["darker color", "lighter color"]
ODD = ["plus", "minus", "lambert_lighting", "no such mode", ""]
MODES = SEPARABLE + TRIPLES + ODD
# Modes that do not magnify the last bit of what lies below, in which Krita differs from itself.
GENTLE = """normal normal normal add multiply screen darken lighten overlay soft_light_svg subtract diff
hard_light allanon exclusion erase behind copy destination-in destination-atop alphadarken pin_light""".split()



class Document:
    """A document in the making: its tree as XML and its entries."""

    def __init__(self, rng, name, model, depth, width, height, profile="?"):
        self.rng = rng
        self.name = name
        self.model, self.depth = model, depth
        self.width, self.height = width, height
        self.profile = self.pick(PROFILES[model]) if profile == "?" else profile
        self.entries = {}
        self.layers = []
        self.counter = 1
        self.image_attributes = {}
        self.inside_image = ""
        self.waits = False
        self.notes = []

    def pick(self, items):
        return items[int(self.rng.integers(len(items)))]

    def chance(self, p):
        return self.rng.random() < p

    def file(self, kind):
        self.counter += 1
        return "%s%d" % (kind, self.counter)

    def uuid(self):
        return "{%s}" % uuid.UUID(bytes=self.rng.bytes(16), version=4)

    def put(self, path, data):
        self.entries["%s/layers/%s" % (self.name, path)] = data

    # -- pixels

    def alpha(self, h, w, kind):
        y, x = np.mgrid[0:h, 0:w].astype(np.float64)
        if kind == "ramp":
            return np.clip((x / w if self.chance(.5) else y / h) * 1.3 - 0.15, 0, 1)
        if kind == "radial":
            return np.clip(1.2 - 2.0 * np.hypot(x / w - .5, y / h - .5), 0, 1)
        if kind == "noise":
            return self.rng.random((h, w))
        if kind == "binary":
            return (self.rng.random((h, w)) < .5).astype(np.float64)
        if kind == "blocks":
            return np.kron(self.rng.integers(0, 3, (h // 8 + 1, w // 8 + 1)) / 2, np.ones((8, 8)))[:h, :w]
        return np.ones((h, w))

    def colour(self, h, w, kind, high, low):
        if kind == "noise":
            return low + self.rng.random((h, w)) * (high - low)
        if kind == "corners":
            return self.rng.choice([0, .5, 1, high, 1 / 255, 254 / 255, .25], (h, w))
        if kind == "flat":
            return np.full((h, w), low + self.rng.random() * (high - low))
        y, x = np.mgrid[0:h, 0:w].astype(np.float64)
        a = np.zeros((h, w))
        for _ in range(4):
            fx, fy, p, m = self.rng.uniform(-3, 3), self.rng.uniform(-3, 3), self.rng.uniform(0, 6.28), self.rng.uniform(.4, 1)
            a += m * np.cos(2 * np.pi * (fx * x / w + fy * y / h) + p)
        a = (a - a.min()) / max(1e-9, a.max() - a.min()) + self.rng.uniform(-.02, .02, (h, w))
        return low + np.clip(a, 0, 1) * (high - low)

    def picture(self, model, depth, h, w, alpha=None, colour=None, high=None, low=None):
        bounded = depth in ("U8", "U16") or model not in ("RGBA", "GRAYA")
        high = high if high is not None else 1 if bounded else self.pick([1, 1, 3, 40])
        low = low if low is not None else 0 if bounded else self.pick([0, 0, 0, -.5])
        colour = colour or self.pick(["smooth", "smooth", "noise", "corners", "flat"])
        a = np.empty((h, w, CHANNELS[model]))
        for c in range(a.shape[2] - 1):
            a[..., c] = self.colour(h, w, colour, high, low)
        a[..., -1] = self.alpha(h, w, alpha or self.pick(["ramp", "radial", "full", "noise", "binary", "blocks"]))
        return pack(model, depth, a)

    def tiles(self, pixels, x, y, default):
        """A picture at (x, y) of the device as the text of a layer's entry."""
        h, w = pixels.shape[:2]
        size = pixels.shape[2] * pixels.itemsize
        x0, y0 = x // 64 * 64, y // 64 * 64
        x1, y1 = -(-(x + w) // 64) * 64, -(-(y + h) // 64) * 64
        whole = np.tile(default, (y1 - y0, x1 - x0, 1))
        whole[y - y0:y - y0 + h, x - x0:x - x0 + w] = pixels
        parts = []
        for ty in range(y0, y1, 64):
            for tx in range(x0, x1, 64):
                tile = np.ascontiguousarray(whole[ty - y0:ty - y0 + 64, tx - x0:tx - x0 + 64]).tobytes()
                parts.append(b"%d,%d,LZF,%d\n\0%b" % (tx, ty, len(tile) + 1, tile))
        head = "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE %d\nDATA %d\n" % (size, len(parts))
        return head.encode() + b"".join(parts)

    def place(self):
        """Where a picture lies: inside, across an edge or beyond the canvas."""
        w = int(self.rng.integers(1, max(2, self.width * 3 // 2)))
        h = int(self.rng.integers(1, max(2, self.height * 3 // 2)))
        x = int(self.rng.integers(-w // 2, self.width))
        y = int(self.rng.integers(-h // 2, self.height))
        return x, y, w, h

    def default(self, model, depth, opaque=None):
        n = CHANNELS[model]
        if opaque is None and not self.chance(.12):
            values = np.zeros((1, 1, n))
            if model == "LABA":
                values[..., 1:3] = .5
            return pack(model, depth, values)[0, 0]
        values = self.rng.random((1, 1, n))
        values[..., -1] = 1 if opaque or self.chance(.6) else self.rng.random()
        return pack(model, depth, values)[0, 0]

    def device(self, path, model, depth, whole=False, suffix="", **looks):
        """Writes the pixels of a layer and answers its x and y."""
        default = self.default(model, depth)
        if whole:
            x, y, w, h = 0, 0, self.width, self.height
        else:
            x, y, w, h = self.place()
        dx, dy = (0, 0) if self.chance(.5) else (int(self.rng.integers(-90, 90)), int(self.rng.integers(-90, 90)))
        if self.chance(.03):
            data = b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE %d\nDATA 0\n" % (len(default) * default.itemsize)
        else:
            data = self.tiles(self.picture(model, depth, h, w, **looks), x - dx, y - dy, default)
        self.put(path + suffix, data)
        self.put(path + suffix + ".defaultpixel", default.tobytes())
        return dx, dy

    def selection(self, path):
        default = self.pick([0, 0, 255, int(self.rng.integers(256))])
        x, y, w, h = self.place()
        dx, dy = (0, 0) if self.chance(.6) else (int(self.rng.integers(-50, 50)), int(self.rng.integers(-50, 50)))
        kind = self.pick(["ramp", "radial", "noise", "binary", "blocks", "full"])
        mask = np.floor(self.alpha(h, w, kind) * 255 + .5).astype(np.uint8)[..., None]
        if self.chance(.1):
            data = b"VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 0\n"
        else:
            data = self.tiles(mask, x - dx, y - dy, np.array([default], np.uint8))
        self.put(path + ".pixelselection", data)
        self.put(path + ".pixelselection.defaultpixel", bytes([default]))
        return dx, dy

    # -- nodes

    def common(self, node, kind, name=None, **attributes):
        a = dict(name=name or "%s %d" % (node, self.counter), nodetype=node, filename=self.file(kind), uuid=self.uuid(),
                 visible="1", locked="0", x="0", y="0", colorlabel="0", intimeline="0")
        a.update(attributes)
        return a

    def blending(self, modes, plain=.3):
        opacity = 255 if self.chance(.5) else int(self.rng.integers(0, 256))
        flags = ""
        if self.chance(.12):
            flags = "".join(self.pick("01") if self.chance(.6) else "1" for _ in range(CHANNELS[self.model]))
        elif self.chance(.1):
            flags = "1" * (CHANNELS[self.model] - 1) + "0"
        mode = "normal" if self.chance(plain) else self.pick(modes)
        return dict(compositeop=mode, opacity=str(opacity), channelflags=flags, collapsed="0",
                    visible="0" if self.chance(.06) else "1")

    def paint(self, modes, space=None, profile=None, masks=0, whole=False, plain=.3, **looks):
        model, depth = space or (self.model, self.depth)
        a = self.common("paintlayer", "layer", **self.blending(modes, plain))
        a["colorspacename"] = IDS[model, depth]
        dx, dy = self.device(a["filename"], model, depth, whole, **looks)
        a.update(x=str(dx), y=str(dy))
        self.put(a["filename"] + ".icc", icc(profile or self.profile))
        return ("layer", a, self.masks(masks))

    def masks(self, count):
        found = []
        for _ in range(count):
            kind = self.pick(["transparencymask", "transparencymask", "filtermask", "selectionmask"])
            if kind == "filtermask":
                found.append(self.filter_mask())
            else:
                a = self.common(kind, "mask", visible="0" if self.chance(.1) else "1")
                dx, dy = self.selection(a["filename"])
                a.update(x=str(dx), y=str(dy))
                if kind == "selectionmask":
                    a["active"] = self.pick("01")
                found.append(("mask", a, []))
        return found

    def filter_mask(self):
        name, version, config = self.filter()
        a = self.common("filtermask", "mask", filtername=name, filterversion=version)
        dx, dy = self.selection(a["filename"])
        a.update(x=str(dx), y=str(dy))
        self.put(a["filename"] + ".filterconfig", config)
        return ("mask", a, [])

    def filter_layer(self):
        name, version, config = self.filter()
        modes = ["copy"] * 3 + ["normal", "multiply"]
        a = self.common("adjustmentlayer", "layer", filtername=name, filterversion=version, **self.blending(modes, 0))
        dx, dy = self.selection(a["filename"])
        a.update(x=str(dx), y=str(dy))
        self.put(a["filename"] + ".filterconfig", config)
        return ("layer", a, [])

    def filter(self):
        name = self.pick(["invert", "desaturate", "levels", "perchannel", "hsvadjustment", "threshold", "colorbalance",
                          "gaussian blur"] if self.model == "RGBA" else ["invert"])
        params = {}
        version = "1"
        if name == "desaturate":
            params["type"] = int(self.rng.integers(6))
            version = "0"
        elif name == "levels":
            b, w = sorted(self.rng.integers(0, 256, 2).tolist())
            ob, ow = sorted(self.rng.integers(0, 256, 2).tolist())
            gamma = self.rng.uniform(.3, 3)
            params = dict(blackvalue=b, whitevalue=max(w, b + 1), gammavalue="%.4g" % gamma, outblackvalue=ob,
                          outwhitevalue=ow)
        elif name == "perchannel":
            params = dict(nTransfers=8)
            for i in range(8):
                points = "0,0;1,1;"
                if i < 4 and self.chance(.6):
                    points = "0,%.3g;%.3g,%.3g;1,%.3g;" % (self.rng.random() * .3, self.rng.uniform(.2, .8), self.rng.random(),
                                                           .7 + self.rng.random() * .3)
                params["curve%d" % i] = points
        elif name == "hsvadjustment":
            params = dict(type=int(self.rng.integers(5)), h=int(self.rng.integers(-180, 181)), s=int(self.rng.integers(-100, 101)),
                          v=int(self.rng.integers(-100, 101)), colorize="false", compatibilityMode="false")
            version = "0"
        elif name == "threshold":
            params["threshold"] = int(self.rng.integers(1, 255))
        elif name == "colorbalance":
            version = "0"
            for axis in ("cyan_red", "magenta_green", "yellow_blue"):
                for part in ("shadows", "midtones", "highlights"):
                    params["%s_%s" % (axis, part)] = int(self.rng.integers(-100, 101))
            params["preserve_luminosity"] = self.pick(["true", "false"])
        elif name == "gaussian blur":
            params = dict(horizRadius="%.3g" % self.rng.uniform(.5, 9), vertRadius="%.3g" % self.rng.uniform(.5, 9), lockAspect="false")
        else:
            version = "0"
        body = "".join(' <param name="%s" type="internal">%s</param>\n' % p for p in sorted(params.items()))
        self.notes.append("filter " + name)
        return name, version, ("<!DOCTYPE params>\n<params version=\"%s\">\n%s</params>\n" % (version, body)).encode()

    def group(self, children, modes, masks=0, passes=None, plain=.4):
        a = self.common("grouplayer", "layer", **self.blending(modes, plain))
        a["passthrough"] = ("1" if self.chance(.3) else "0") if passes is None else passes
        return ("layer", a, self.masks(masks) + children)

    def clone(self, of, modes):
        a = self.common("clonelayer", "layer", **self.blending(modes))
        a.update(clonefrom=of["name"], clonefromuuid=of["uuid"], clonetype=self.pick("001"),
                 x=str(int(self.rng.integers(-60, 60))), y=str(int(self.rng.integers(-60, 60))))
        return ("layer", a, [])

    def fill(self, modes):
        self.waits = True
        a = self.common("generatorlayer", "layer", generatorname="color", generatorversion="1", **self.blending(modes))
        dx, dy = self.selection(a["filename"])
        a.update(x=str(dx), y=str(dy))
        r, g, b = (round(float(v), 3) for v in self.rng.random(3))
        space = self.pick(["sRGB-elle-V2-g10.icc", "sRGB-elle-V2-srgbtrc.icc"])
        text = "<!DOCTYPE Color><Color channeldepth='F32'><RGB r='%s' g='%s' b='%s' space='%s'/></Color>" % (r, g, b, space)
        config = "<!DOCTYPE params>\n<params version=\"1\">\n <param name=\"color\" type=\"string\"><![CDATA[%s]]></param>\n</params>\n"
        self.put(a["filename"] + ".filterconfig", (config % text).encode())
        return ("layer", a, [])

    def animate(self, node, times):
        """Gives a paint layer keyframes; the first keeps the plain file."""
        a = node[1]
        file = a["filename"]
        a["keyframes"] = file + ".keyframes.xml"
        a["intimeline"] = "1"
        keys = ""
        for i, time in enumerate(times):
            frame = file if i == 0 else "%s.f%d" % (file, i + 1)
            x, y = int(a["x"]), int(a["y"])
            if i:
                x, y = self.device(file, self.model, self.depth, suffix=".f%d" % (i + 1))
            keys += ' <keyframe frame="%s" time="%d" color-label="0">\n  <offset x="%d" y="%d" type="point"/>\n </keyframe>\n' % (frame, time, x, y)
        text = '<?xml version="1.0" encoding="UTF-8"?>\n<keyframes xmlns="http://www.calligra.org/DTD/krita-keyframes">\n<channel name="content">\n%s</channel>\n</keyframes>\n'
        self.put(a["keyframes"], (text % keys).encode())

    # -- the file

    def xml(self, nodes, indent):
        out = ""
        for element, attributes, children in nodes:
            text = "".join(' %s="%s"' % (k, str(v).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;"))
                           for k, v in attributes.items())
            out += "%s<%s%s" % (" " * indent, element, text)
            if not children:
                out += "/>\n"
                continue
            tag = "layers" if attributes["nodetype"] == "grouplayer" else "masks"
            out += ">\n%s<%s>\n%s%s</%s>\n%s</%s>\n" % (" " * (indent + 1), tag, self.xml(children, indent + 2), " " * (indent + 1),
                                                    tag, " " * indent, element)
        return out

    def write(self, path):
        attributes = dict(name=self.name, width=self.width, height=self.height, colorspacename=IDS[self.model, self.depth],
                          mime="application/x-kra", description="", **{"x-res": "120", "y-res": "120"})
        attributes["profile"] = description(icc(self.profile)).strip()
        attributes.update(self.image_attributes)
        text = "".join(' %s="%s"' % a for a in attributes.items())
        doc = ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE DOC PUBLIC \'-//KDE//DTD krita 2.0//EN\' '
               "'http://www.calligra.org/DTD/krita-2.0.dtd'>\n"
               '<DOC xmlns="http://www.calligra.org/DTD/krita" syntaxVersion="2.0" editor="Krita" kritaVersion="5.1.5">\n'
               " <IMAGE%s>\n  <layers>\n%s  </layers>\n%s </IMAGE>\n</DOC>\n") % (text, self.xml(self.layers, 3), self.inside_image)
        with zipfile.ZipFile(path, "w") as z:
            def entry(name, data, method=zipfile.ZIP_DEFLATED):
                info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
                info.compress_type = method
                z.writestr(info, data, compresslevel=1)
            entry("mimetype", b"application/x-krita", zipfile.ZIP_STORED)
            entry("maindoc.xml", doc.encode())
            for name, data in self.entries.items():
                entry(name, data)
            entry(self.name + "/annotations/icc", icc(self.profile))


# -- kinds of documents

def size(rng):
    if rng.random() < .1:
        return int(rng.integers(1, 9)), int(rng.integers(1, 200))
    return int(rng.integers(20, 190)), int(rng.integers(20, 140))


def document(rng, space, profile="?"):
    w, h = size(rng)
    return Document(rng, "d", *space, w, h, profile)


def gentle(space):
    return GENTLE if space[1] in ("F16", "F32") else MODES


def backdrop(d, rng):
    """The colour below everything, mostly none."""
    if d.chance(.15):
        pixel = d.default(d.model, d.depth, opaque=True if d.chance(.7) else False)
        data = base64.b64encode(pixel.tobytes()).decode()
        d.inside_image += '  <ProjectionBackgroundColor ColorData="%s"/>\n' % data


def blend(rng, space):
    """Two layers, any mode."""
    d = document(rng, space)
    mode = d.pick(MODES)
    high = None if space[1] in ("F16", "F32") else 1
    d.layers = [d.paint([mode], plain=0, high=high), d.paint(["normal"], whole=True, plain=1)]
    d.layers[1][1].update(opacity="255", visible="1", channelflags="")
    d.layers[0][1]["visible"] = "1"
    d.notes.append("mode '%s'" % mode)
    return d


def models(rng, space):
    d = document(rng, space)
    backdrop(d, rng)
    modes = gentle(space)
    d.layers = [d.paint(modes, plain=.5) for _ in range(int(rng.integers(1, 5)))]
    return d


def mixed(rng, space):
    """Layers of other colour spaces."""
    d = document(rng, space)
    spaces = list(IDS)
    for _ in range(int(rng.integers(1, 3))):
        other = d.pick(spaces)
        d.layers.append(d.paint(GENTLE, other, d.pick(PROFILES[other[0]]), plain=.8))
        d.notes.append("%s %s layer" % other)
    if d.chance(.6):
        d.layers.append(d.paint(["normal"], whole=True, plain=1))
    return d


def tree(rng, space, masks=.0, clones=.15, filters=.0):
    d = document(rng, space)
    backdrop(d, rng)
    modes = gentle(space)
    sources = []

    def level(depth):
        nodes = []
        for _ in range(int(rng.integers(1, 5 if depth else 4))):
            mask_count = int(rng.integers(1, 3)) if d.chance(masks) else 0
            if depth < 3 and d.chance(.35):
                node = d.group(level(depth + 1), modes, mask_count)
            elif sources and d.chance(clones):
                node = d.clone(d.pick(sources), modes)
            elif d.chance(filters):
                node = d.filter_layer()
            else:
                node = d.paint(modes, masks=mask_count)
            sources.append(node[1])
            nodes.append(node)
        nodes.reverse()
        return nodes

    d.layers = level(0)
    return d


def masked(rng, space):
    return tree(rng, space, masks=.6)


def filtered(rng, space):
    space = ("RGBA", space[1]) if ("RGBA", space[1]) in IDS else space
    d = document(rng, space)
    wide = space[1] in ("F16", "F32") and d.chance(.5)
    bounds = dict(high=3, low=-.5) if wide else dict(high=1, low=0)
    base = d.paint(["normal"], whole=True, plain=1, **bounds)
    base[1].update(opacity="255", visible="1", channelflags="")
    if d.chance(.5):
        d.layers = [d.paint(["normal"], plain=1), d.filter_layer(), base]
    else:
        top = d.paint(["normal"], plain=1, **bounds)
        top[2].append(d.filter_mask())
        d.layers = [top, base]
    return d


def filled(rng, space):
    d = document(rng, ("RGBA", "U8" if rng.random() < .5 else "U16"))
    d.layers = [d.fill(gentle(space)), d.paint(["normal"], whole=True, plain=1)]
    return d


def frames(rng, space):
    d = document(rng, space)
    top = d.paint(["normal"], plain=.8)
    times = sorted(set(rng.integers(0, 12, 4).tolist()))
    d.animate(top, times)
    now = int(rng.integers(0, 14))
    d.inside_image += ('  <animation>\n   <framerate type="value" value="24"/>\n   <range type="timerange" from="0" to="20"/>\n'
                       '   <currentTime type="value" value="%d"/>\n  </animation>\n') % now
    d.layers = [top, d.paint(["normal"], whole=True, plain=1)]
    if d.chance(.3):
        d.layers.insert(0, d.clone(top[1], ["normal"]))
    d.notes.append("keys at %s, shown at %d" % (times, now))
    return d


KINDS = dict(blend=blend, models=models, mixed=mixed, tree=tree, masks=masked, filters=filtered, fill=filled, frames=frames)


def main(folder, seed, count, kinds):
    jobs = []
    kinds = kinds or ["blend"] * 4 + ["models", "mixed", "mixed", "tree", "tree", "masks", "masks", "filters", "fill", "frames"]
    for i in range(count):
        rng = np.random.default_rng([seed, i])
        kind = kinds[int(rng.integers(len(kinds)))]
        spaces = list(IDS)
        space = spaces[int(rng.integers(len(spaces)))] if rng.random() < .6 else ("RGBA", "U8 U16 F16 F32".split()[int(rng.integers(4))])
        d = KINDS[kind](rng, space)
        group = "blend_%s%s" % (d.model.lower(), d.depth.lower()) if kind == "blend" else kind
        saved = ["kra", "kra", "", "", "", "krz"][int(rng.integers(6))]
        ext = "krz" if saved == "krz" else "kra"
        name = "%s/s%d_%04d.%s" % (group, seed, i, ext)
        written = os.path.join(folder, "written", "%d_%04d.kra" % (seed, i))
        for path in (written, os.path.join(folder, "gen", name)):
            os.makedirs(os.path.dirname(path), exist_ok=True)
        d.write(written)
        what = "%s %s, %s; %s" % (d.model, d.depth, d.profile, "; ".join(d.notes))
        jobs.append(dict(doc=name, group=group, what=what, written=os.path.relpath(written, folder), saved=saved, waits=d.waits))
    with open(os.path.join(folder, "jobs.json"), "w") as f:
        json.dump(jobs, f, indent=1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
