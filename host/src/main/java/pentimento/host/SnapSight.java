package pentimento.host;

/// What a confined Snap sees: the user's folder but for hidden files at its top. Drives below
/// `/media`, `/mnt` and `/run/media` it sees only when connected to them, which it is not by
/// itself.
///
/// @param home the user's folder
record SnapSight(String home) implements Sight {

  @Override
  public Access of(String path) {
    if (!path.startsWith(home + "/")) return Access.HIDDEN;
    String below = path.substring(home.length() + 1);
    return below.startsWith(".") ? Access.HIDDEN : Access.WRITABLE;
  }
}
