"""Variants of the corpus' documents: the same layers with every other mode, filter, mask and colour space.

    variants.py FOLDER CORPUS [KIND...]

CORPUS is the unpacked corpus (`gen/`, `manifest.json`). Kinds: blend, filters, mixed, hdr. `compare.sh` adds Krita's own
pixels to them.
"""
import json
import os
import re
import sys
import zipfile

import numpy as np

from random_documents import MODES, Document
from spaces import CHANNELS, IDS


def entries(path):
    with zipfile.ZipFile(path) as z:
        return {n: z.read(n) for n in z.namelist() if not n.endswith(".png")}


def write(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, data in files.items():
            z.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data)


class Variants:
    def __init__(self, corpus, folder):
        self.corpus, self.folder, self.jobs = corpus, folder, []
        with open(os.path.join(corpus, "manifest.json")) as f:
            self.records = json.load(f)

    def path(self, group, name, what, waits=False):
        written = os.path.join("written", group, name + ".kra")
        for path in (written, os.path.join("gen", group, name)):
            os.makedirs(os.path.dirname(os.path.join(self.folder, path)), exist_ok=True)
        self.jobs.append(dict(doc="%s/%s.kra" % (group, name), group=group, what=what, written=written, saved="", waits=waits))
        return os.path.join(self.folder, written)

    def document(self, group, name, files, what):
        write(self.path(group, name, what), files)

    def blend(self):
        """Every mode on the layers of the corpus' documents of modes."""
        seen = set()
        for record in self.records:
            group = record["group"]
            if not group.startswith("blend_") or group in seen:
                continue
            seen.add(group)
            files = entries(os.path.join(self.corpus, "gen", record["doc"]))
            tree = files["maindoc.xml"].decode()
            for mode in MODES:
                if not mode:
                    continue
                top = tree.index('name="top"')
                start = tree.rindex("<layer", 0, top)
                end = tree.index(">", top)
                layer = re.sub('compositeop="[^"]*"', 'compositeop="%s"' % mode, tree[start:end])
                files["maindoc.xml"] = (tree[:start] + layer + tree[end:]).encode()
                self.document(group, mode.replace(" ", "-"), files, "mode '%s'" % mode)

    def filters(self):
        """Every filter whose settings the corpus has, as mask and as layer through a selection."""
        settings, shapes = {}, {}
        for record in self.records:
            if record["group"] != "filters":
                continue
            files = entries(os.path.join(self.corpus, "gen", record["doc"]))
            tree = files["maindoc.xml"].decode()
            name, version = (re.search(' %s="([^"]*)"' % k, tree).group(1) for k in ("filtername", "filterversion"))
            config = next(n for n in files if n.endswith(".filterconfig"))
            settings.setdefault(name, (version, files[config]))
            shape, depth = os.path.basename(record["doc"]).split("_")[0], record["depth"]
            if shape in ("mask", "layersel"):
                shapes.setdefault((shape, depth), (files, config))
        for (shape, depth), (files, config) in shapes.items():
            for name, (version, data) in settings.items():
                tree = files["maindoc.xml"].decode()
                tree = re.sub(' filtername="[^"]*"', ' filtername="%s"' % name, tree)
                tree = re.sub(' filterversion="[^"]*"', ' filterversion="%s"' % version, tree)
                copy = dict(files)
                copy["maindoc.xml"] = tree.encode()
                copy[config] = data
                self.document("filters", "%s_%s_%s" % (shape, name.replace(" ", "-"), depth), copy, "filter " + name)

    def mixed(self):
        """A layer of every colour space in an image of every colour space, with the usual profiles."""
        usual = dict(RGBA="sRGB-elle-V2-srgbtrc.icc", GRAYA="Gray-D50-elle-V2-srgbtrc.icc", CMYKA="cmyk.icm",
                     LABA="lab.icc", XYZA="xyz.icc", YCbCrA="bt709-6_ycbcr_v4.icc")
        spaces = [(m, d, usual[m]) for m, d in IDS]
        self.pairs("mixed", spaces + [("RGBA", d, p) for d in ("F16", "F32")
                                      for p in ("sRGB-elle-V2-g10.icc", "Rec2020-elle-V4-g10.icc")])

    def hdr(self):
        """Rec.2020 in every depth, linear and PQ, of which Krita converts some by a way of its own."""
        self.pairs("hdr", [("RGBA", d, p) for d in ("U8", "U16", "F16", "F32")
                           for p in ("Rec2020-elle-V4-g10.icc", "ITUR_2100_PQ_FULL.ICC")])

    def pairs(self, group, spaces):
        for i, (model, depth, profile) in enumerate(spaces):
            for j, (m, d, p) in enumerate(spaces):
                if (model, depth, profile) == (m, d, p):
                    continue
                rng = np.random.default_rng([i, j])
                doc = Document(rng, "x", model, depth, 150, 110, profile)
                high = 1 if (i + j) % 2 else None
                top = doc.paint(["normal"], (m, d), p, whole=True, plain=1, colour="smooth", alpha=doc.pick(["ramp", "radial"]), high=high)
                base = doc.paint(["normal"], whole=True, plain=1, colour="smooth", alpha="full", high=1, low=0)
                for layer in (top, base):
                    layer[1].update(opacity="255", visible="1", channelflags="")
                doc.layers = [top, base]
                short = {"sRGB-elle-V2-g10.icc": "g10", "Rec2020-elle-V4-g10.icc": "2020", "ITUR_2100_PQ_FULL.ICC": "pq"}
                name = "%s%s%s_in_%s%s%s" % (m, d, short.get(p, ""), model, depth, short.get(profile, ""))
                doc.write(self.path(group, name, "%s %s layer in %s %s" % (m, d, model, depth)))


def main(folder, corpus, kinds):
    variants = Variants(corpus, folder)
    for kind in kinds or ["blend", "filters", "mixed", "hdr"]:
        getattr(variants, kind)()
    with open(os.path.join(folder, "jobs.json"), "w") as f:
        json.dump(variants.jobs, f, indent=1)
    print(len(variants.jobs), "documents")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
