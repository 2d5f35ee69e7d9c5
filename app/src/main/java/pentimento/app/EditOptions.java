package pentimento.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.host.Places;
import pentimento.pipe.Edit;
import pentimento.studio.Edits;
import pentimento.studio.Photo;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.Whereabouts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which edit a command works with; shared by all that render.
public final class EditOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--edit",
      paramLabel = "FILE",
      description =
          "An edit of ours (.edit.json) or darktable's (.xmp). Default: PHOTO.edit.json beside the"
              + " photo, where there is one; a .xmp there is not taken by itself.")
  private @Nullable Path edit;

  @Mixin private DuplicateOption duplicate = new DuplicateOption();

  @Option(
      names = "--set",
      paramLabel = "OP.PARAM=VALUE",
      description = "Changes a parameter, such as exposure.ev=1; OP.enabled=false switches off.")
  private List<String> settings = new ArrayList<>();

  @Mixin private WorkflowOption workflow = new WorkflowOption();

  public EditOptions() {}

  /// The edit file that was named; null when none was.
  @Nullable Path file() {
    return edit;
  }

  public Edit edit(Photo photo) {
    return own(photo).edit();
  }

  /// The edit, and where it belongs.
  public OwnEdit own(Photo photo) {
    return Edits.of(
        photo,
        duplicate.number(),
        edit,
        workflow.workflow(),
        settings,
        new Whereabouts(Places.ofThisProcess().store()),
        note -> command.commandLine().getErr().println("pentimento: " + note));
  }
}
