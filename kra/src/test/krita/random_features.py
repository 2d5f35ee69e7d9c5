"""Documents of which each has one odd feature, on content that is partly transparent.

    random_features.py FOLDER SEED COUNT [KIND...]

The same seed gives the same documents. `conform.sh` with `GENERATOR=random_features.py` adds Krita's own pixels to them.
"""
import sys

import random_documents
from corpus_like import FILTERS, KNOWN, transform_mask
from random_documents import GENTLE, MODES, Document, gentle, size
from random_drawings import HEAD, config, fill, patterns
from spaces import CHANNELS, IDS

GRADIENT = ('<gradient name="g" type="stop"><stop offset="0" bitdepth="U8" alpha="1" stoptype="0">'
            '<RGB r="1" g="0" b="0" space="sRGB-elle-V2-srgbtrc.icc"/></stop><stop offset="1" bitdepth="U8" alpha="1" stoptype="0">'
            '<RGB r="0" g="0" b="1" space="sRGB-elle-V2-srgbtrc.icc"/></stop></gradient>')


class Feature(Document):
    """A document in the making, with filters in every colour space and kinds of mask that are rare."""

    def filter(self):
        if self.model == "RGBA" and self.chance(.5):
            return super().filter()
        name = self.pick(KNOWN if self.chance(.75) else FILTERS)
        known = {k.replace(" ", "_"): k for k in KNOWN}
        params = getattr(self, name.replace(" ", "_"))() if name.replace(" ", "_") in known and name != "invert" else {}
        version = "0" if name in ("desaturate", "hsvadjustment", "posterize", "colorbalance", "invert") else "2" if name == "levels" else "1"
        body = "".join(' <param name="%s" type="internal">%s</param>\n' % p for p in sorted(params.items()))
        self.notes.append("filter " + name)
        return name, version, ('<!DOCTYPE params>\n<params version="%s">\n%s</params>\n' % (version, body)).encode()

    def whole(self, low, high):
        return int(self.rng.integers(low, high))

    def real(self, low, high):
        return "%.3g" % self.rng.uniform(low, high)

    def desaturate(self):
        return dict(type=self.whole(0, 6))

    def levels(self):
        count = CHANNELS[self.model]

        def curve():
            black, white = sorted(self.rng.random(2))
            low, high = sorted(self.rng.random(2))
            return "%.3g;%.3g;%.3g;%.3g;%.3g" % (black, white + .01, self.rng.uniform(.4, 2.5), low, high)

        params = dict(mode=self.pick(["lightness", "channels"]), histogram_mode="linear", lightness=curve(), number_of_channels=count,
                      blackvalue=0, whitevalue=255, gammavalue=1, outblackvalue=0, outwhitevalue=255)
        params.update({"channel_%d" % i: curve() if self.chance(.6) else "0;1;1;0;1" for i in range(count)})
        return params

    def perchannel(self):
        count = {"GRAYA": 5, "CMYKA": 9}.get(self.model, 8)
        params = dict(nTransfers=count)
        for i in range(count):
            points = "0,0;1,1;"
            if self.chance(.5):
                points = "0,%s;%s,%s;1,%s;" % (self.real(0, .3), self.real(.2, .8), self.real(0, 1), self.real(.7, 1))
            params["curve%d" % i] = points
        return params

    def hsvadjustment(self):
        return dict(type=self.whole(0, 5), h=self.whole(-180, 181), s=self.whole(-100, 101), v=self.whole(-100, 101),
                    colorize=self.pick(["true", "false", "false"]), compatibilityMode=self.pick(["false", "false", "true"]))

    def threshold(self):
        return dict(threshold=self.whole(1, 255))

    def posterize(self):
        return dict(steps=self.whole(2, 30))

    def colorbalance(self):
        params = {"%s_%s" % (axis, part): self.whole(-100, 101) for axis in ("cyan_red", "magenta_green", "yellow_blue")
                  for part in ("shadows", "midtones", "highlights")}
        return dict(params, preserve_luminosity=self.pick(["true", "false"]))

    def gaussian_blur(self):
        return dict(horizRadius=self.real(.5, 9), vertRadius=self.real(.5, 9), lockAspect="false")

    def blur(self):
        return dict(halfWidth=self.whole(1, 7), halfHeight=self.whole(1, 7), shape=self.whole(0, 2), strength=self.whole(0, 100),
                    rotate=self.whole(0, 90), lockAspect="false")

    def unsharp(self):
        return dict(halfSize=self.real(.5, 5), amount=self.real(.1, 2), threshold=self.whole(0, 20),
                    lightnessOnly=self.pick(["true", "false"]))

    # -- masks

    def shape(self, path):
        """A selection of vectors beside the stored one."""
        w, h = self.width * .6, self.height * .6
        outline = self.pick(['rect x="%.3g" y="%.3g" width="%.3g" height="%.3g"' % (w * .1, h * .2, w * .5, h * .6),
                             'circle cx="%.3g" cy="%.3g" r="%.3g"' % (w / 2, h / 2, h / 3)])
        text = HEAD % (w, h, w, h, "", '<%s id="shape0" fill="#000000" stroke="none"/>' % outline)
        self.put(path + ".shapeselection/content.svg", text.encode())
        self.notes.append("shape selection")

    def transform(self):
        u = self.rng.uniform
        return transform_mask(self, self.pick([
            (1, 0, 0, 1, self.whole(-40, 40), self.whole(-40, 40), 0, 0), (1, 0, 0, 1, u(-20, 20), u(-20, 20), 0, 0),
            (u(.4, 1.8), u(-.5, .5), u(-.5, .5), u(.4, 1.8), u(-20, 20), u(-20, 20), 0, 0), (0, 1, -1, 0, self.width / 2, 0, 0, 0),
            (1, .1, .1, 1, 3, 3, u(-.002, .002), u(-.002, .002))]))

    def colorize(self):
        a = self.common("colorizemask", "mask", compositeop=self.pick(["behind", "normal", "multiply"]),
                        colorspacename=IDS[self.model, self.depth])
        a.update({"edit-keystrokes": "1", "show-coloring": self.pick("01"), "use-edge-detection": "0", "edge-detection-size": "4",
                  "fuzzy-radius": "0", "cleanup": "0", "limit-to-device": "0"})
        folder = a["filename"] + ".colorizemask/"
        self.put(folder + "content.xml", b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE colorize>\n'
                                         b'<colorize><keystrokes type="array"/></colorize>')
        self.device(folder + "colorize-coloring", self.model, self.depth)
        self.notes.append("colorize")
        return ("mask", a, [])

    def any_mask(self):
        kind = self.pick(["filter", "filter", "transparency", "transform", "colorize", "shape"])
        if kind == "filter":
            return self.filter_mask()
        if kind in ("transform", "colorize"):
            return getattr(self, kind)()
        a = self.common("transparencymask", "mask")
        dx, dy = self.selection(a["filename"])
        a.update(x=str(dx), y=str(dy))
        if kind == "shape":
            self.shape(a["filename"])
        return ("mask", a, [])

    # -- layers

    def base(self):
        return self.paint(["normal"], whole=True, plain=1, **(dict(high=1, low=0) if self.chance(.6) else {}))

    def inherits(self, node, share):
        if self.chance(share):
            node[1]["channelflags"] = "1" * (CHANNELS[self.model] - 1) + "0"


def document(rng, space):
    w, h = size(rng)
    if rng.random() < .3:
        w, h = int(rng.integers(1, 40)) * 2 + 1, int(rng.integers(1, 40)) * 2 + 1
    return Feature(rng, "d", *space, w, h)


def masks(rng, space):
    """Any mask on any kind of layer."""
    d, modes = document(rng, space), gentle(space)
    kind = d.pick(["group", "clone", "fill", "paint", "filter layer"])
    source = d.paint(modes, plain=.6)
    if kind == "group":
        element, a, children = d.group([d.paint(modes), source], modes, 0, "0")
        node = (element, a, [d.any_mask()] + children)
    elif kind == "clone":
        node = (*d.clone(source[1], modes)[:2], [d.any_mask()])
    elif kind == "fill":
        node = (*d.fill(modes)[:2], [d.any_mask()])
    elif kind == "filter layer":
        node = (*d.filter_layer()[:2], [d.any_mask()] if d.chance(.3) else [])
    else:
        node = (*source[:2], [d.any_mask() for _ in range(d.whole(1, 4))])
    d.notes.append(kind)
    d.layers = [node] + ([source] if kind == "clone" else []) + ([d.base()] if d.chance(.7) else [])
    return d


def passes(rng, space):
    """Filters, clones and inherited alpha in groups, mostly pass-through."""
    d, modes = document(rng, space), gentle(space)
    source = d.paint(modes, plain=.6)
    children = []
    for _ in range(d.whole(1, 4)):
        kind = d.pick(["filter", "clone", "paint", "paint", "group"])
        if kind == "filter":
            node = d.filter_layer()
        elif kind == "clone":
            node = d.clone(source[1], modes)
        elif kind == "group":
            node = d.group([d.paint(modes), d.filter_layer()], modes, 0)
        else:
            node = d.paint(modes)
        d.inherits(node, .35)
        children.append(node)
    group = d.group(children, modes, 0, d.pick(["1", "1", "0"]))
    d.inherits(group, .3)
    d.layers = [group, source] + ([d.base()] if d.chance(.6) else [])
    return d


def adjust(rng, space):
    """A filter layer over layers and groups."""
    d, modes = document(rng, space), gentle(space)
    node = d.filter_layer()
    if d.chance(.2):
        d.shape(node[1]["filename"])
    d.layers = [node, d.paint(modes), d.base()]
    if d.chance(.4):
        d.layers.insert(1, d.group([d.paint(modes), d.paint(["normal"])], modes, 0, "0"))
    return d


def generators(rng, space):
    """Every kind of fill layer."""
    d, modes = document(rng, space), gentle(space)
    kind = d.pick(["gradient", "pattern", "simplex_noise", "screentone", "multigrid", "color"])
    if kind == "pattern":
        d = patterns(rng, space)
        d.layers.append(d.paint(["normal"], whole=True, plain=1))
        d.notes.append(kind)
        return d
    d.waits = True
    if kind == "color":
        node = d.fill(modes)
    elif kind == "gradient":
        shape = d.pick(["linear", "radial", "square"])
        node = fill(d, modes, kind, config(1, gradient=GRADIENT, shape=shape, repeat="none", reverse=False, antialias_threshold=0.0))
    else:
        node = fill(d, modes, kind, config(1))
    d.notes.append(kind)
    d.layers = [node, d.base()]
    return d


def channels(rng, space):
    """Layers and groups that write some channels, in any mode."""
    d, modes = document(rng, space), MODES if space[1] in ("U8", "U16") else GENTLE
    for _ in range(d.whole(2, 6)):
        node = d.paint(modes, plain=.2)
        if d.chance(.7):
            node[1]["channelflags"] = "".join(d.pick("011") for _ in range(CHANNELS[d.model]))
        node[1]["channellockflags"] = "".join(d.pick("01") for _ in range(CHANNELS[d.model]))
        if d.chance(.3):
            node = d.group([node], modes, 0, d.pick("01"))
        d.layers.append(node)
    return d


def animated(rng, space):
    """Frames, with masks and shown by clones, in groups."""
    d, modes = document(rng, space), gentle(space)
    top = d.paint(modes, plain=.5, masks=1 if d.chance(.5) else 0)
    d.animate(top, sorted(set(rng.integers(0, 12, 4).tolist())))
    d.inside_image += ('  <animation>\n   <framerate type="value" value="24"/>\n   <range type="timerange" from="0" to="20"/>\n'
                       '   <currentTime type="value" value="%d"/>\n  </animation>\n') % d.whole(0, 14)
    d.layers = [d.group([d.clone(top[1], modes), top], modes, 0), d.base()]
    return d


KINDS = dict(masks=masks, passes=passes, adjust=adjust, generators=generators, channels=channels, animated=animated)

if __name__ == "__main__":
    random_documents.KINDS = KINDS
    random_documents.main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] or list(KINDS))
