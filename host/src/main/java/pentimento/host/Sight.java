package pentimento.host;

/// What a program can see of the machine's files.
@FunctionalInterface
public interface Sight {

  /// What can be done in a folder.
  enum Access {
    WRITABLE,
    READ_ONLY,
    HIDDEN
  }

  /// No sandbox: what the user can see.
  Sight ALL = _ -> Access.WRITABLE;

  /// @param path absolute
  Access of(String path);
}
