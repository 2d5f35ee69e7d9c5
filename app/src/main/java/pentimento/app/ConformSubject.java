package pentimento.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pentimento.darktable.conform.Subject;
import pentimento.darktable.program.DarktableJob;
import pentimento.engine.Plan;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.colorout.OutputSpace;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.studio.Darkroom;
import pentimento.studio.Edits;
import pentimento.studio.Photo;
import pentimento.studio.Workflow;

/// Pentimento, as `conform` compares it with darktable.
record ConformSubject(Darkroom darkroom) implements Subject {

  @Override
  public Edit edit(Path raw, Path sidecar) {
    try (Photo photo = Photo.open(raw)) {
      return Edits.of(photo, sidecar, Workflow.NONE, List.of());
    }
  }

  @Override
  public Planes render(
      Path raw, Edit edit, int end, DarktableJob.Space space, Cancellation cancellation) {
    OutputSpace out =
        switch (space) {
          case SRGB -> OutputSpace.SRGB;
          case LINEAR_REC2020 -> OutputSpace.LINEAR_REC2020;
        };
    Module output = Module.of("colorout", new ColorOut(out));
    List<Module> modules = new ArrayList<>(edit.modules().subList(0, end));
    List<Module> tail = new ArrayList<>();
    int own = edit.indexOf("colorout");
    if (own >= 0 && own < end) modules.set(own, output);
    else tail.add(output);
    try (Photo photo = Photo.open(raw)) {
      Plan plan =
          darkroom
              .prepare(photo, edit.withModules(modules), end, tail, out.rgb(), false, cancellation)
              .plan();
      return darkroom.executor().render(plan, plan.out().bounds(), cancellation);
    }
  }
}
