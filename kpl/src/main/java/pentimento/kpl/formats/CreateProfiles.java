package pentimento.kpl.formats;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.Remark;
import pentimento.kpl.create.CreateSpace;
import pentimento.pixel.Problem;
import pentimento.pixel.colour.icc.IccProfile;

/// The profiles of Create swatches, which lie beside the document and are referred to by URI.
final class CreateProfiles {

  private CreateProfiles() {}

  /// Profiles of which the file is there and can be read.
  static List<PaletteProfile> read(
      List<CreateSpace> spaces, FilesBeside beside, List<Remark> remarks) {
    List<PaletteProfile> profiles = new ArrayList<>();
    for (CreateSpace space : spaces) {
      String name = fileName(space.href());
      byte[] icc = name == null ? null : beside.read(name);
      if (name == null || icc == null) continue;
      try {
        String model =
            switch (IccProfile.parse(name, icc).model()) {
              case GRAY -> "GRAYA";
              case RGB -> "RGBA";
              case CMYK, CMY -> "CMYKA";
              case XYZ -> "XYZA";
              case LAB -> "LABA";
              case YCBCR -> "YCbCrA";
            };
        String depth = model.equals("CMYKA") ? "U16" : "F32";
        profiles.add(new PaletteProfile(space.name(), name, model, depth, icc));
      } catch (Problem e) {
        remarks.add(new Remark("'" + space.name() + "'", e.getMessage() + "; left out"));
      }
    }
    return profiles;
  }

  /// The files that belong beside the document.
  static Map<String, byte[]> files(List<PaletteProfile> profiles) {
    Map<String, byte[]> files = new TreeMap<>();
    for (PaletteProfile p : profiles) files.put(safe(p.fileName()), p.icc());
    return files;
  }

  static String href(PaletteProfile p) {
    try {
      return new URI(null, null, safe(p.fileName()), null).toASCIIString();
    } catch (URISyntaxException _) {
      return safe(p.fileName());
    }
  }

  /// An archive's entry may be called what a file must not be.
  private static String safe(String name) {
    String plain = name.replaceAll("[/\\\\:\\p{Cntrl}]", "_");
    return plain.startsWith(".") ? "_" + plain : plain;
  }

  private static @Nullable String fileName(String href) {
    try {
      URI uri = new URI(href);
      return uri.isAbsolute() || uri.getPath() == null || uri.getPath().isEmpty()
          ? null
          : uri.getPath();
    } catch (URISyntaxException _) {
      return href;
    }
  }
}
