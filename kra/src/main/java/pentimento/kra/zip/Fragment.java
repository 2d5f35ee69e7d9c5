package pentimento.kra.zip;

/// An entry whose data is damaged or cut off, and where its data begins.
///
/// @param name as the archive spells it
/// @param method 0 stored, 8 deflated
/// @param start offset in the file of its data
/// @param end offset behind which its data cannot lie
public record Fragment(String name, int method, long start, long end) {}
