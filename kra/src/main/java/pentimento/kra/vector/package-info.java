/// Vector drawings: SVG to pixels as Krita paints them.
///
/// jsvg reads and interprets the SVG; edges are scan converted here, because what another
/// rasteriser makes of them differs by several code values.
package pentimento.kra.vector;
