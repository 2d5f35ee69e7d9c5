"""Opens a painting and looks at the docker. `args`: file, screens."""
from PyQt5.QtWidgets import QDockWidget

window = krita.activeWindow()
document = krita.openDocument(args["file"])
window.addView(document)
found = [d for d in window.qwindow().findChildren(QDockWidget) if d.windowTitle().replace("&", "") == "Pentimento"]
docker = found[0]
docker.setVisible(True)
docker.raise_()
window.qwindow().setGeometry(0, 0, 1600, 1000)
pump(0.5)


def idle():
    return docker.commands.process is None and not docker.commands.waiting


def settled(label):
    return pump(120, lambda: docker.state_label.text() == label and idle())


def preview(view, name):
    docker.preview(view)
    pump(0.2)
    pump(120, idle)
    shoot(args["screens"] + "/docker-" + name + ".png")
    return not docker.picture.picture.isNull()


settled("Base is up to date")
pump(120, lambda: docker.branches.count() > 0 and idle())
say(docker.name.whole)
say(docker.state_label.text())
item = docker.branches.item(0)
say(item.text().splitlines()[0])
say(not item.icon().isNull() and len([f for f in __import__("os").listdir(docker.scratch)]) > 0)
say(preview("finished", "fresh"))
say(preview("ratio", "ratio"))
