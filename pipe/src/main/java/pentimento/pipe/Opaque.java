package pentimento.pipe;

/// A module of another program that we keep but do not render ourselves; only that program's engine
/// can.
///
/// @param id the operation's id there
/// @param version of the parameters
/// @param params the parameters as that program stores them, in lower-case hexadecimal
/// @param reason why we do not render it: unknown operation, newer version, a mask, a blend mode
public record Opaque(String id, int version, String params, String reason) implements Operation {}
