package pentimento.formats.exr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Rect;

/// What the header of one part of an OpenEXR file says.
///
/// @param name the part's name; empty in files with a single part
/// @param channels in the order of the file, which is by name
/// @param dataWindow the pixels that are stored
/// @param displayWindow the picture's frame, in the same coordinates
/// @param tile size of a tile, or null for a picture stored by rows
/// @param chromaticities what RGB stands for, or null when the file does not say
public record ExrPart(
    String name,
    List<ExrChannel> channels,
    Compression compression,
    Rect dataWindow,
    Rect displayWindow,
    @Nullable Rect tile,
    @Nullable Chromaticities chromaticities) {

  /// Names of the layers in the order of the file; the part's own channels are the layer "".
  public List<String> layers() {
    List<String> layers = new ArrayList<>();
    for (ExrChannel channel : channels) {
      if (!layers.contains(channel.layer())) layers.add(channel.layer());
    }
    return layers;
  }

  /// The channels of a layer that make a picture, in its usual order: R G B A, or Y A, or all as
  /// they are when there are neither.
  public List<ExrChannel> picture(String layer) {
    for (String order : new String[] {"RGBA", "YA"}) {
      List<ExrChannel> found = new ArrayList<>();
      for (String name : order.split("")) {
        for (ExrChannel c : channels) {
          if (c.layer().equals(layer) && c.shortName().equalsIgnoreCase(name)) {
            found.add(c);
            break;
          }
        }
      }
      int colours = order.length() - 1;
      boolean complete =
          found.size() >= colours && !found.get(colours - 1).shortName().equalsIgnoreCase("A");
      if (complete) return found;
    }
    return channels.stream().filter(c -> c.layer().equals(layer)).toList();
  }
}
