/// Conversions of tiles between colour spaces, as Krita makes them.
package pentimento.kra.colour;
