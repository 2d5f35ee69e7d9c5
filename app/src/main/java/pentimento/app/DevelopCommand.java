package pentimento.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Edit;
import pentimento.pipe.Place;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.colour.icc.OutputSpace;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Outputs;
import pentimento.studio.Photo;
import pentimento.studio.Target;
import pentimento.studio.identity.KritaBackup;
import pentimento.studio.identity.OwnEdit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `develop`: renders photographs to files.
@Command(
    name = "develop",
    description = "Renders photographs to files: JPEG, TIFF, PNG, PFM or EXR.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The parameters for --set, with ranges and units: pentimento operations [OP...]",
      "Exit codes: docs/exit-codes.md"
    })
final class DevelopCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PHOTO",
      arity = "1..*",
      description = "Raw files (DNG) or pictures (TIFF, PFM, PNG, JPEG).")
  private List<Path> photos = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description = "Where to write; by default a JPEG beside the photograph.")
  private @Nullable Path output;

  @Mixin private EditOptions edits = new EditOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      description =
          "srgb, rec2020, p3, xyz or a profile's file. Default: srgb, for float files rec2020.")
  private @Nullable String space;

  @Option(
      names = "--depth",
      paramLabel = "BITS",
      description = "8, 16, 16f or 32f. Default: JPEG 8, PNG and TIFF 16, PFM and EXR 32f.")
  private @Nullable String depth;

  @Option(
      names = "--until",
      paramLabel = "PLACE",
      description = "Ends the pipe at before:OP or after:OP.")
  private @Nullable String until;

  @Option(names = "--size", paramLabel = "WxH", description = "Fits the picture into this box.")
  private @Nullable String size;

  @Option(
      names = "--quality",
      paramLabel = "N",
      description = "Quality of a JPEG, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int quality = 92;

  @Option(names = "--no-paintings", description = "Passes all paintings by.")
  private boolean noPaintings;

  @Option(names = "--force", description = "Renders even what is up to date.")
  private boolean force;

  @Override
  public Integer call() {
    if (quality < 1 || quality > 100) {
      throw new BadParameter("--quality", quality, "a number from 1 to 100");
    }
    Cancellation cancellation = new Cancellation();
    Idle idle = new Idle(spec.commandLine(), engine.memos());
    try (Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      for (Path photo : photos) develop(darkroom, photo, cancellation, idle);
    }
    idle.end();
    return ExitCode.OK;
  }

  private void develop(Darkroom darkroom, Path file, Cancellation cancellation, Idle idle) {
    try (Photo photo = Photo.open(file)) {
      OwnEdit own = edits.own(photo);
      Edit edit = own.edit();
      Develop.Request request =
          new Develop.Request(
              Target.of(
                  OutputName.of(own.place(), output, photos.size() > 1),
                  depth == null ? null : Target.Depth.parse(depth),
                  space(),
                  quality),
              until == null ? null : Place.parse(until),
              size == null ? null : Develop.Size.parse(size),
              !noPaintings);
      Outputs outputs = engine.outputs();
      if (!force && outputs.isCurrent(photo, edit, request)) {
        Path target = request.target().file();
        idle.complain("pentimento: " + target + ": unchanged");
        idle.depends(target);
        Path profile = profile();
        if (profile != null) idle.depends(profile);
        Path named = edits.file();
        if (named != null) idle.depends(named);
        idle.depends(photo, own, named == null, noPaintings ? null : engine.memory());
      } else {
        idle.worked();
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), file)) {
          outputs.rendering(
              photo,
              edit,
              request,
              () -> Develop.run(darkroom, photo, edit, request, cancellation, progress));
        }
        if (!noPaintings) KritaBackup.hide(file, edit, engine.memory());
      }
      for (String warning : photo.warnings()) {
        idle.complain("pentimento: " + file + ": " + warning);
      }
      if (request.target().format() == Target.Format.PFM) sayMeaning(request, idle);
      idle.say(request.target().file().toString());
    }
  }

  /// The space asked for; a profile's file as this process finds it.
  private @Nullable String space() {
    Path profile = profile();
    return profile == null ? space : profile.toString();
  }

  private @Nullable Path profile() {
    if (space == null || !OutputSpace.isFile(space)) return null;
    return PentimentoCommand.above(spec.commandLine()).file(space);
  }

  /// A PFM has no place for what its numbers mean.
  private static void sayMeaning(Develop.Request request, Idle idle) {
    String space = request.target().space().name();
    idle.complain(
        "pentimento: "
            + request.target().file()
            + " holds linear "
            + space
            + ", which a PFM cannot say");
  }
}
