"""Pentimento's docker in Krita."""
from krita import DockWidgetFactory, DockWidgetFactoryBase, Krita

from .docker import PentimentoDocker

Krita.instance().addDockWidgetFactory(
    DockWidgetFactory("pentimento", DockWidgetFactoryBase.DockRight, PentimentoDocker)
)
