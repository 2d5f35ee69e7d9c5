package pentimento.kra;

/// A drawing that is shown from its time until the next one.
///
/// @param time number of the first frame it is shown in
/// @param filename the file that holds it, below `layers/`
/// @param pixels its pixels, at the frame's own offset
public record Frame(int time, String filename, PixelData pixels) {}
