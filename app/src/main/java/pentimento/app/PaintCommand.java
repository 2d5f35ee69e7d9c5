package pentimento.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.host.Host;
import pentimento.host.Places;
import pentimento.host.Settings;
import pentimento.pipe.Place;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.identity.KritaBackup;
import pentimento.studio.identity.Offer;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.PaintShown;
import pentimento.studio.painting.Refresh;
import pentimento.studio.painting.Through;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `paint`: puts a painting into the pipe and opens it in Krita.
@Command(
    name = "paint",
    description = "Puts a painting into the pipe of a photograph and opens it in Krita.",
    mixinStandardHelpOptions = true)
final class PaintCommand implements Callable<Integer> {

  /// After this a Krita that cannot start has ended.
  private static final Duration COMING_UP = Duration.ofSeconds(3);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", description = "The photograph.")
  private Path file = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "PLACE",
      description = "Where in the pipe: before:OP or after:OP. Default: ${DEFAULT-VALUE}.")
  private String place = "before:filmicrgb";

  @Option(
      names = "--base",
      paramLabel = "HOW",
      description = {
        "embedded: the base layer is in the document. linked: it shows a hidden file beside it,",
        "which Krita loads anew whenever it changes. Default: ${DEFAULT-VALUE}."
      })
  private Through.Base base = Through.Base.EMBEDDED;

  @Option(names = "--no-launch", description = "Makes the document without opening Krita.")
  private boolean noLaunch;

  @Option(names = "--wait", description = "Waits until the Krita that was started ends.")
  private boolean wait;

  @Option(
      names = "--empty-base",
      description = "Leaves the base layer empty: a small document; renders take the fresh base.")
  private boolean emptyBase;

  @Option(
      names = "--keep-result",
      description = {
        "Keeps the flattened painting beside the document, too, as .DOCUMENT.pfm: linear Rec.2020",
        "in 32-bit floats. Always, with keep-result = \"yes\" under [paintings] in config.toml."
      })
  private boolean keepResult;

  @Option(
      names = "--show",
      paramLabel = "WHAT",
      description = {
        "Makes no painting: renders only what was painted, to the file of -o, scene-linear.",
        "ratio: painted over unpainted light. difference: painted less unpainted light."
      })
  private @Nullable PaintShown show;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "With --show: a .pfm, .exr or .tif, linear Rec.2020 in floats; a .png to look at.")
  private @Nullable Path output;

  @Option(
      names = "--painting",
      paramLabel = "MODULE",
      description = "With --show: which painting, through#N. Default: the topmost.")
  private @Nullable String painting;

  @Mixin private EditOptions edits = new EditOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    if (show != null) return show(show);
    if (output != null) throw new BadParameter("-o", output, "nothing without --show");
    Memory memory = engine.memory();
    Paint.Made made;
    try (Photo photo = Photo.open(file);
        Darkroom darkroom = engine.darkroom(spec.commandLine());
        PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
      OwnEdit own = edits.own(photo);
      for (Offer offer : Offer.of(own, memory)) {
        spec.commandLine()
            .getErr()
            .println("pentimento: " + offer.text() + "; pentimento status says how to take it");
      }
      made =
          Paint.at(
              darkroom,
              photo,
              own,
              Place.parse(place),
              base,
              emptyBase,
              memory,
              new Cancellation());
      if (keepResult || keepsResults()) {
        OwnEdit _ = Refresh.keepResult(new OwnEdit(own.place(), made.edit(), null), true, memory);
      }
    }
    spec.commandLine().getOut().println(made.document());
    if (!noLaunch) {
      String opened = new KritaLaunch(Host.current(), COMING_UP).open(made.document(), wait);
      spec.commandLine().getErr().println("pentimento: " + opened);
      if (wait) KritaBackup.hide(file, made.edit(), memory);
    }
    return ExitCode.OK;
  }

  private static boolean keepsResults() {
    Settings settings = Settings.in(Places.ofThisProcess().configuration());
    String keeps = settings.value("paintings.keep-result");
    if (keeps == null || keeps.equals("no")) return false;
    if (keeps.equals("yes")) return true;
    throw new BadParameter(settings.file() + ": paintings.keep-result", keeps, "yes or no");
  }

  private int show(PaintShown what) {
    Path target = output;
    if (target == null) throw new BadParameter("-o", "", "the file to write");
    try (Photo photo = Photo.open(file);
        Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      what.write(
          darkroom,
          photo,
          edits.edit(photo),
          painting,
          target,
          engine.memory(),
          new Cancellation());
    }
    spec.commandLine().getOut().println(target);
    return ExitCode.OK;
  }
}
