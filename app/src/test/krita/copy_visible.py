"""Puts what Krita shows of a document into a new layer on top of it, as "new layer from visible" does, and
saves. `args`: file."""
document = krita.openDocument(args["file"])
document.setBatchmode(True)
krita.activeWindow().addView(document)
pump(1.5)
document.waitForDone()
root = document.rootNode()
w, h = document.width(), document.height()
seen = document.pixelData(0, 0, w, h)
layer = document.createNode("visible", "paintlayer")
root.addChildNode(layer, None)
layer.setPixelData(seen, 0, 0, w, h)
document.refreshProjection()
document.waitForDone()
if not document.save():
    raise RuntimeError("not saved")
document.waitForDone()
document.close()
