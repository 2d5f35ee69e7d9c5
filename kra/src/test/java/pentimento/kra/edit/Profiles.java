package pentimento.kra.edit;

import pentimento.pixel.colour.icc.StandardProfiles;

/// Profiles for documents that tests write.
final class Profiles {

  /// The description of [#linearRec2020()].
  static final String LINEAR_REC2020 = "Linear Rec2020";

  private Profiles() {}

  /// A linear Rec.2020 profile of our own making.
  static byte[] linearRec2020() {
    return StandardProfiles.LINEAR_REC2020.bytes();
  }
}
