package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.Source;
import pentimento.engine.store.Draft;
import pentimento.engine.store.ObjectStore;
import pentimento.engine.store.StoredPicture;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenReport;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.flatten.GivenPixels;
import pentimento.kra.flatten.Substitute;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Darkroom;
import pentimento.studio.branch.BranchLayer;
import pentimento.studio.branch.BranchPicture;
import pentimento.studio.identity.Documents;

/// Flattens paintings natively, with the fresh base in the place of the document's own, and keeps
/// the results by fingerprint.
public final class Painter implements Flattening {

  /// Raised when flattening changes a pixel.
  private static final int VERSION = 2;

  private final @Nullable ObjectStore store;
  private final Memory memory;
  private final Consumer<String> notes;

  /// @param store where results are kept; null to keep none
  /// @param memory hashes paintings
  /// @param notes told what the user should know: inexact layers, numbers that are none
  public Painter(@Nullable ObjectStore store, Memory memory, Consumer<String> notes) {
    this.store = store;
    this.memory = memory;
    this.notes = notes;
  }

  /// The fingerprint of a flattened painting.
  public static ContentHash resultHash(ContentHash below, ContentHash painting) {
    return resultHash(below, painting, List.of());
  }

  /// The fingerprint of a flattened painting that shows branches.
  static ContentHash resultHash(
      ContentHash below, ContentHash painting, List<ContentHash> branches) {
    ContentHasher hasher = new ContentHasher().put("through").put(VERSION).put(below).put(painting);
    for (ContentHash branch : branches) hasher.put(branch);
    return hasher.hash();
  }

  @Override
  public Source result(
      Path photo,
      Through through,
      PictureBelow below,
      Executor executor,
      Cancellation cancellation) {
    Path file = document(photo, through);
    try (KraDocument document = KraDocument.open(file)) {
      tellPlace(document, below);
      ContentHash name = Chain.result(document, through, below.hash(), memory, Set.of());
      ImageInfo info = info(document, below.plan().out());
      Source kept = stored(name, info);
      if (kept != null) return kept;
      GivenPixels base =
          hasBase(document, through)
              ? new BandedBase(
                  below.plan(), BasePlace.of(document, through.layer()), executor, cancellation)
              : null;
      FlattenOptions options = options(document, through, base, executor, cancellation);
      Source made = store == null ? null : storing(store, document, options, name, info);
      if (made != null) return made;
      Source spooled = SpooledSource.of(info, name, 3, sink -> flatten(document, options, sink));
      if (spooled != null) return spooled;
      Planes whole = Planes.allocate(info.bounds(), 3);
      flatten(document, options, whole::copyFrom);
      return Source.of(info, name, whole);
    }
  }

  /// The memory that the picture below a plain painting takes while that is flattened, in bytes.
  public static long baseBytes(ImageInfo below) {
    return BandedBase.bytes(below);
  }

  /// What is known of a flattened painting.
  static ImageInfo info(KraDocument document, ImageInfo below) {
    return below.withSize(document.image().width(), document.image().height());
  }

  @Override
  public Foreseen foresee(Path photo, Through through, ImageInfo below, ContentHash belowHash) {
    try (KraDocument document = KraDocument.open(document(photo, through))) {
      ContentHash name = Chain.result(document, through, belowHash, memory, Set.of());
      boolean kept = store != null && store.has(name);
      return new Foreseen(
          info(document, below), name, kept ? Foreseen.Kept.STORE : Foreseen.Kept.NOWHERE);
    }
  }

  /// The result as it was kept; null when it was not, or is damaged.
  @Nullable Source stored(ContentHash name, ImageInfo info) {
    StoredPicture kept = store == null ? null : store.openWhole(name);
    return kept == null ? null : new StoredSource(info, name, kept);
  }

  /// Flattens into the store; null when it takes nothing.
  private @Nullable Source storing(
      ObjectStore into,
      KraDocument document,
      FlattenOptions options,
      ContentHash name,
      ImageInfo info) {
    String refused;
    try (Draft draft = into.draft(name, info.bounds(), 3)) {
      refused = draft.refused();
      if (refused == null) {
        flatten(document, options, draft::accept);
        refused = draft.keep();
      }
    }
    if (refused != null) notes.accept(refused + "; the render goes on without it");
    StoredPicture kept = refused == null ? into.open(name) : null;
    return kept == null ? null : new StoredSource(info, name, kept);
  }

  Path document(Path photo, Through through) {
    return switch (Documents.look(photo, through, memory)) {
      case Documents.Whereabout.Here here -> here.file();
      case Documents.Whereabout.Moved moved -> {
        notes.accept(
            photo
                + ": its painting "
                + moved.from().getFileName()
                + " was found at "
                + moved.file()
                + " (pentimento refresh takes note)");
        yield moved.file();
      }
      case Documents.Whereabout.Missing missing -> throw missing.why();
      case Documents.Whereabout.Foreign foreign -> throw foreign.why();
    };
  }

  /// Whether the document has a layer for the picture below; says so when it has not.
  boolean hasBase(KraDocument document, Through through) {
    Node layer = document.byUuid(through.layer());
    if (layer instanceof PaintLayer || layer instanceof FileLayer) return true;
    notes.accept(
        document.file()
            + ": the base layer is gone; what is painted stands alone"
            + " (pentimento refresh puts it back)");
    return false;
  }

  /// How the document is flattened: with the fresh base in the place of its own.
  FlattenOptions options(
      KraDocument document,
      Through through,
      @Nullable GivenPixels base,
      Executor executor,
      Cancellation cancellation) {
    FlattenOptions options =
        FlattenOptions.defaults()
            .threads(executor.threads())
            .listening(cancellation, Progress.NONE);
    if (base != null) {
      options =
          document.byUuid(through.layer()) instanceof FileLayer file
              ? options.substitute(through.layer(), LinkedBase.substitute(document, file, base))
              : options.substitute(through.layer(), new Substitute(base, null));
    }
    return branches(document, options, executor, cancellation);
  }

  /// How any document is flattened by itself: a linked base as its file shows it, branches as their
  /// photographs give them now.
  public FlattenOptions linked(
      KraDocument document, FlattenOptions given, Executor executor, Cancellation cancellation) {
    FlattenOptions options = given;
    BaseRecord record = BaseRecord.of(document);
    if (record != null && document.byUuid(record.layer()) instanceof FileLayer file) {
      Planes base = LinkedBase.read(LinkedBase.of(Path.of(document.file()), file));
      if (base != null) {
        GivenPixels placed = GivenPixels.of(BasePlace.of(document, file.uuid()).on(base));
        options = options.substitute(file.uuid(), LinkedBase.substitute(document, file, placed));
      }
    }
    return branches(document, options, executor, cancellation);
  }

  private FlattenOptions branches(
      KraDocument document, FlattenOptions given, Executor executor, Cancellation cancellation) {
    FlattenOptions options = given;
    for (BranchLayer branch : BranchLayer.of(document)) {
      Darkroom darkroom = new Darkroom(executor, this, notes);
      Planes shown = BranchPicture.shown(darkroom, branch, memory, notes, cancellation);
      Node node = document.byUuid(branch.uuid());
      if (shown == null || !(node instanceof FileLayer file)) continue;
      int x = node.traits().x();
      int y = node.traits().y();
      Planes placed = new Planes(new Rect(x, y, shown.width(), shown.height()), shown.planes());
      options =
          options.substitute(
              branch.uuid(), LinkedBase.substitute(document, file, GivenPixels.of(placed)));
    }
    return options;
  }

  /// The whole painting: red, green, blue in the working space, in bands from top to bottom.
  void flatten(KraDocument document, FlattenOptions options, Consumer<Planes> sink) {
    ColourTransform transform = toWorking(document);
    tell(
        document,
        Flattener.streamPlanes(document, options, band -> sink.accept(working(transform, band))));
  }

  /// Parts of the painting alone, in planes that cover all of them; what lies between is nothing.
  Planes flatten(KraDocument document, FlattenOptions options, List<Rect> parts) {
    ColourTransform transform = toWorking(document);
    Rect all = Rect.EMPTY;
    for (Rect part : parts) all = all.union(part);
    Planes flat = Planes.allocate(all, 4);
    tell(document, Flattener.update(document, options, flat, parts));
    return working(transform, flat);
  }

  /// Paint that has not followed a crop, or cannot follow what else moved pixels, is shown where it
  /// was.
  void tellPlace(KraDocument document, PictureBelow below) {
    BaseRecord record = BaseRecord.of(document);
    CanvasPlace place = record == null ? null : record.place();
    if (place == null || place.equals(below.place())) return;
    notes.accept(
        document.file()
            + ": the picture below has moved since it was painted on"
            + " (pentimento refresh moves the paint along, or says why it cannot)");
  }

  private void tell(KraDocument document, FlattenReport report) {
    for (FlattenReport.Inexact i : report.inexact()) {
      notes.accept(
          document.file() + ": layer " + i.node() + ": " + i.reason() + "; " + i.instead());
    }
    for (FlattenReport.NotFinite n : report.notFinite()) {
      notes.accept(
          document.file()
              + ": layer "
              + n.node()
              + ": "
              + (n.nan() + n.infinite())
              + " pixels are no numbers, the first at "
              + n.x()
              + ", "
              + n.y());
    }
  }

  /// From the document's space to the working space; null where they are the same.
  private static @Nullable ColourTransform toWorking(KraDocument document) {
    PixelFormat format = document.image().space().format();
    if (format.model() != ColourModel.RGBA) {
      throw new Unsupported(
          document.file(), "is a " + format + " document", "paint in an RGB document");
    }
    Part icc = document.part("annotations/icc");
    if (icc != null && !java.util.Arrays.equals(icc.bytes(), workingProfile())) {
      ColourTransform transform =
          ColourTransform.of(
              IccProfile.parse(document.file() + ": " + icc.name(), icc.bytes()),
              StandardProfiles.LINEAR_REC2020,
              Intent.RELATIVE_COLORIMETRIC);
      return transform.isIdentity() ? null : transform;
    }
    if (format.depth() == Depth.U8 || format.depth() == Depth.U16) {
      throw new Unsupported(
          document.file(), "has no profile for its whole-number samples", "assign one in Krita");
    }
    return null;
  }

  /// Red, green and blue of flattened pixels in the working space, made in place; what is
  /// transparent shows black.
  private static Planes working(@Nullable ColourTransform transform, Planes flat) {
    float[][] rgb = {flat.plane(0), flat.plane(1), flat.plane(2)};
    int width = flat.width();
    for (int from = 0; from < flat.rect().area(); from += width) {
      if (transform != null) transform.apply(rgb, from, rgb, from, width);
      for (float[] plane : rgb) multiply(plane, flat.plane(3), from, from + width);
    }
    return new Planes(flat.rect(), rgb);
  }

  private static void multiply(float[] plane, float[] alpha, int from, int to) {
    for (int i = from; i < to; i++) if (alpha[i] != 1f) plane[i] *= alpha[i];
  }

  private static byte[] workingProfile() {
    return StandardProfiles.LINEAR_REC2020.bytes();
  }
}
