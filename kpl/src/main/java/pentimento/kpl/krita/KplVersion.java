package pentimento.kpl.krita;

/// The version of a `colorset.xml`, which decides what the numbers of Lab mean.
public enum KplVersion {
  /// Krita 4.0 to 4.2: Lab as channel values 0…1.
  V1_0("1.0"),
  /// Krita 4.3 and up: L* 0…100, a* and b* -128…127.
  V2_0("2.0");

  private final String text;

  KplVersion(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
