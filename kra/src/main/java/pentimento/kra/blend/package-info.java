/// The arithmetic by which Krita combines a layer with what lies below it, on planar runs of
/// pixels.
package pentimento.kra.blend;
