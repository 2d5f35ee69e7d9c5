package pentimento.studio.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executor;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Refresh;
import pentimento.studio.painting.Through;

/// Two photographs with a painting each, `a.pfm` and `b.pfm`, and what tests do with them.
public abstract class PaintedPhotos {

  @TempDir protected Path folder = Path.of("");

  protected final List<String> notes = new ArrayList<>();
  protected Memory memory = new Memory(null);
  protected Darkroom darkroom = new Darkroom(new Executor(1, 64, 64), (_, _, _, _, _) -> null);
  protected Path a = Path.of("");
  protected Path b = Path.of("");

  @BeforeEach
  protected void two_paintings() {
    memory = new Memory(folder.resolve("store"));
    darkroom.close();
    darkroom = new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, notes::add));
    a = painted("a.pfm", 1f, 0.25f);
    b = painted("b.pfm", 0.5f, 2f);
  }

  @AfterEach
  protected void close() {
    darkroom.close();
  }

  protected Path photo(String name, float light) {
    return TestPicture.write(folder.resolve(name), 40, 30, light);
  }

  protected Path painted(String name, float light, float paint) {
    Path photo = photo(name, light);
    Path kra = paint(photo, Through.Base.EMBEDDED);
    stroke(kra, paint);
    refresh(photo);
    return photo;
  }

  protected Path paint(Path photo, Through.Base base) {
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = new OwnEdit(Duplicate.first(photo), TestPicture.edit(open), null);
      return Paint.at(
              darkroom,
              open,
              own,
              Place.parse("before:colorout"),
              base,
              false,
              memory,
              new Cancellation())
          .document();
    }
  }

  protected static void stroke(Path kra, float light) {
    try (KraDocument document = KraDocument.open(kra)) {
      for (Layer l : document.layers()) {
        if (l instanceof PaintLayer p && p.name().equals("dodge")) {
          KraEdit.of(document).pixels(p, TestPicture.stroke(light)).save(kra, SaveOptions.REPLACE);
        }
      }
    }
  }

  protected EditCopy copying() {
    return new EditCopy(darkroom, memory, new Cancellation());
  }

  protected OwnEdit duplicate(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return copying().duplicate(open, own(open, 1), EditCopy.With.PAINT);
    }
  }

  protected OwnEdit copy(Path from, Path to, EditCopy.With with) {
    try (Photo one = Photo.open(from);
        Photo two = Photo.open(to)) {
      return copying().to(one, own(one, 1), two, with, false);
    }
  }

  protected OwnEdit own(Photo photo, int number) {
    return Objects.requireNonNull(OwnEdit.find(photo, number, memory.whereabouts(), notes::add));
  }

  protected List<Offer> offers(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return Offer.of(own(open, 1), memory);
    }
  }

  protected static Edit edit(Path photo, int number) {
    return Objects.requireNonNull(new Duplicate(photo, number).find(Darkroom.catalogue()));
  }

  protected static Through through(Path photo) {
    for (Module m : edit(photo, 1).modules()) if (m.operation() instanceof Through t) return t;
    throw new AssertionError("no painting");
  }

  protected void refresh(Path photo) {
    try (Photo open = Photo.open(photo)) {
      var _ = Refresh.run(darkroom, open, own(open, 1), memory, new Cancellation());
    }
  }

  protected PaintingStatus status(Path photo) {
    try (Photo open = Photo.open(photo)) {
      return PaintingStatus.of(photo, own(open, 1).edit(), open.hash(), _ -> false, memory)
          .getFirst();
    }
  }

  protected Path develop(Path photo, int number, String name) {
    return develop(photo, number, name, true);
  }

  protected Path develop(Path photo, int number, String name, boolean paintings) {
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = OwnEdit.find(open, number, memory.whereabouts(), notes::add);
      return develop(open, own == null ? plain(open) : own.edit(), name, paintings);
    }
  }

  protected static Edit plain(Photo photo) {
    return TestPicture.edit(photo).remove(0);
  }

  protected Path develop(Photo photo, Edit edit, String name) {
    return develop(photo, edit, name, true);
  }

  protected Path develop(Photo photo, Edit edit, String name, boolean paintings) {
    Path out = folder.resolve(name);
    Develop.run(
        darkroom,
        photo,
        edit,
        new Develop.Request(Target.of(out, null, null, 92), null, null, paintings),
        new Cancellation(),
        Progress.NONE);
    return out;
  }

  protected static Planes read(Path file) {
    try (PictureFile picture = Pictures.open(file)) {
      return picture.read();
    }
  }
}
