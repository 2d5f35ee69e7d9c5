package pentimento.darktable.params;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.pipe.Operation;
import pentimento.pixel.BadInput;
import pentimento.pixel.BadParameter;

/// Translates between darktable's parameter structures and our operations, at the versions that
/// darktable 4.2.1 writes and those that it still reads and we know.
public final class Parameters {

  private static final Map<String, Codec<?>> CODECS = codecs();

  private Parameters() {}

  private static Map<String, Codec<?>> codecs() {
    List<Codec<?>> all =
        List.of(
            new RawPrepareCodec(),
            new TemperatureCodec(),
            new HighlightsCodec(),
            new DemosaicCodec(),
            new FlipCodec(),
            new ExposureCodec(),
            new CropCodec(),
            new ColorInCodec(),
            new ChannelMixerRgbCodec(),
            new SigmoidCodec(),
            new FilmicRgbCodec(),
            new ColorOutCodec());
    Map<String, Codec<?>> byId = new LinkedHashMap<>();
    for (Codec<?> codec : all) byId.put(codec.type().id(), codec);
    return byId;
  }

  /// Whether we have an operation of that id.
  public static boolean knows(String operation) {
    return CODECS.containsKey(operation);
  }

  /// The operation that a history item stands for.
  ///
  /// @param file what the sidecar is called in messages
  /// @throws NotRendered when the item is sound but not ours to render
  /// @throws BadInput when its structure has not the size of its version
  public static Operation read(String file, HistoryItem item) throws NotRendered {
    Codec<?> codec = CODECS.get(item.operation());
    if (codec == null) throw new NotRendered("operation " + item.operation() + " is not rendered");
    int size = codec.size(item.version());
    if (size < 0) {
      throw new NotRendered(
          "parameters of version "
              + item.version()
              + " are not read (version "
              + codec.version()
              + " is)");
    }
    if (item.params().length() != 2 * size) {
      throw new BadInput(
          file,
          item.place(),
          "the parameters have "
              + item.params().length() / 2
              + " bytes; version "
              + item.version()
              + " has "
              + size,
          "let darktable write the sidecar again");
    }
    if (codec.blends()) {
      String reason = Blending.refuses(item.blendVersion(), item.blend());
      if (reason != null) throw new NotRendered(reason);
    }
    Fields fields = Fields.ofHex(item.params());
    if (item.version() != codec.version()) fields = codec.upgrade(item.version(), fields);
    return checked(codec, codec.read(fields));
  }

  /// Values are held to the ranges that our operations allow, which darktable does not do on
  /// reading.
  private static Operation checked(Codec<?> codec, Operation operation) throws NotRendered {
    try {
      return codec.type().fromFile(operation, codec.type().toFile(operation));
    } catch (BadParameter e) {
      throw new NotRendered(String.valueOf(e.getMessage()));
    }
  }

  /// The history item that stands for one of our operations, without blending.
  ///
  /// @throws NotRendered when darktable cannot say this
  public static HistoryItem write(
      String id, int instance, String label, boolean enabled, Operation operation)
      throws NotRendered {
    Codec<?> codec = CODECS.get(id);
    if (codec == null) throw new NotRendered("darktable has no operation like " + id);
    return new HistoryItem(
        id,
        instance,
        label,
        enabled,
        codec.version(),
        codec.writeAny(operation).hex(),
        Blending.VERSION,
        Blending.off(),
        "");
  }

  /// The version of a known operation's parameters that 4.2.1 writes, or null.
  public static @Nullable Integer version(String id) {
    Codec<?> codec = CODECS.get(id);
    return codec == null ? null : codec.version();
  }
}
