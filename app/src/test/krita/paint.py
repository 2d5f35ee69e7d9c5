"""Paints on a document as a person would, and saves it.

`args`: file; raw, where Krita's own picture of it goes as RGBA floats. Rectangles are x, y, width, height.
"""
import struct

from krita import Selection


def fill(node, rect, rgba):
    x, y, w, h = rect
    node.setPixelData(struct.pack("<4f", *rgba) * (w * h), x, y, w, h)


document = krita.openDocument(args["file"])
document.setBatchmode(True)
krita.activeWindow().addView(document)
document.waitForDone()
root = document.rootNode()

base = find(root, "photo (base)")
x, y, w, h = args["mask"]
selection = Selection()
selection.select(x, y, w, h, 255)
base.addChildNode(document.createFilterMask("turned", krita.filter("invert"), selection), None)
if args["levels"]:
    # Not linear: what it does depends on the primaries it works in.
    x, y, w, h = args["levels"]
    levels = krita.filter("levels")
    settings = levels.configuration()
    settings.setProperty("blackvalue", 0)
    settings.setProperty("whitevalue", 255)
    settings.setProperty("gammavalue", 2.0)
    levels.setConfiguration(settings)
    selection = Selection()
    selection.select(x, y, w, h, 255)
    base.addChildNode(document.createFilterMask("levels", levels, selection), None)

fill(find(root, "dodge"), args["dodge"]["rect"], args["dodge"]["rgba"])
fill(find(root, "burn"), args["burn"]["rect"], args["burn"]["rgba"])

group = document.createGroupLayer("hands")
group.setOpacity(args["group"]["opacity"])
root.addChildNode(group, None)
inner = document.createNode("left hand", "paintlayer")
group.addChildNode(inner, None)
fill(inner, args["group"]["rect"], args["group"]["rgba"])

document.refreshProjection()
pump(0.5)
document.waitForDone()
with open(args["raw"], "wb") as file:
    file.write(bytes(document.pixelData(0, 0, document.width(), document.height())))
if not document.save():
    raise RuntimeError("not saved")
document.waitForDone()
say([node.name() for node in root.childNodes()])
say(base.locked())
document.close()
