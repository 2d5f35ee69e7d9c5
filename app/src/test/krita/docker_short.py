"""Goes on from docker_outside.py in a window of a small screen. `args`: screens."""
from PyQt5.QtCore import QPoint, QRect
from PyQt5.QtWidgets import QScrollArea

main = window.qwindow()
main.setGeometry(0, 0, 1280, 720)
pump(1)
area = docker.findChild(QScrollArea)
bar = area.verticalScrollBar()


def shown(widget):
    """Whether the whole of a widget of the docker can be seen."""
    place = QRect(widget.mapTo(main, QPoint(0, 0)), widget.size())
    seen = QRect(area.viewport().mapTo(main, QPoint(0, 0)), area.viewport().size())
    return seen.contains(place) and main.rect().contains(place)


say([main.width(), main.height()])
bar.setValue(bar.minimum())
pump(0.3)
say(shown(docker.name) and shown(docker.refresh_button))
shoot(args["screens"] + "/docker-short-top.png")
bar.setValue(bar.maximum())
pump(0.3)
say(shown(docker.insert_button) and shown(docker.message))
shoot(args["screens"] + "/docker-short.png")
