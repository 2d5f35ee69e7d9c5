"""The docker's own widgets."""
from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPixmap
from PyQt5.QtWidgets import QLabel, QSizePolicy, QWidget

# Told apart by shape and word too, not by colour alone.
STATES = {
    "fresh": ("#4caf6d", "Base is up to date"),
    "stale": ("#e0a030", "Base is out of date"),
    "missing": ("#d9534f", "Base is missing"),
    "corrupt": ("#d9534f", "Base is damaged"),
    "none": ("#808080", "Not a painting of Pentimento's"),
    "asking": ("#808080", "Looking…"),
    "unknown": ("#808080", "State unknown"),
}


class Dot(QWidget):
    """A filled circle when all is well, a ring otherwise."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.state = "none"
        self.setFixedSize(14, 14)

    def show_state(self, state):
        self.state = state if state in STATES else "unknown"
        self.update()

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        colour = QColor(STATES[self.state][0])
        pen = painter.pen()
        pen.setColor(colour)
        pen.setWidth(2)
        painter.setPen(pen)
        if self.state == "fresh":
            painter.setBrush(colour)
        painter.drawEllipse(2, 2, 10, 10)


class Elided(QLabel):
    """A line of text that is cut in the middle rather than make the docker wide."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.whole = ""
        self.setSizePolicy(QSizePolicy.Ignored, QSizePolicy.Fixed)

    def say(self, text):
        self.whole = text
        self.setToolTip(text)
        self.cut()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.cut()

    def cut(self):
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.ElideMiddle, self.width()))


class Picture(QWidget):
    """A picture scaled to the width there is, or words in its place."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.picture = QPixmap()
        self.words = ""
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Expanding)
        self.setMinimumHeight(120)

    def sizeHint(self):
        return QSize(240, 180)

    def show_picture(self, pixmap):
        self.picture = pixmap
        self.words = ""
        self.update()

    def show_words(self, words):
        self.picture = QPixmap()
        self.words = words
        self.update()

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self.palette().dark())
        if self.picture.isNull():
            painter.setPen(self.palette().mid().color().lighter(180))
            inside = self.rect().adjusted(8, 8, -8, -8)
            painter.drawText(inside, Qt.AlignCenter | Qt.TextWordWrap, self.words)
            return
        size = self.picture.size().scaled(self.size(), Qt.KeepAspectRatio)
        x = (self.width() - size.width()) // 2
        y = (self.height() - size.height()) // 2
        painter.drawPixmap(x, y, size.width(), size.height(), self.picture)
