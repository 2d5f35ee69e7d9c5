package pentimento.app.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import pentimento.app.DuplicateOption;
import pentimento.app.ExitCode;
import pentimento.app.WorkflowOption;
import pentimento.host.Places;
import pentimento.pipe.Edit;
import pentimento.pixel.BadParameter;
import pentimento.studio.Edits;
import pentimento.studio.Photo;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `edit set`: changes parameters for good.
@Command(
    name = "set",
    description = {
      "Changes parameters in a photograph's edit, for good; `develop --set` does so for one render.",
      "Paintings above need a refresh then, which `watch` does by itself. Prints the edit's file."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "The parameters, with ranges and units: pentimento operations [OP...]"})
final class SetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "PHOTO", description = "The photograph.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "OP.PARAM=VALUE",
      description = "Such as exposure.ev=1; OP.enabled=false switches off.")
  private List<String> settings = List.of();

  @Mixin private DuplicateOption duplicate = new DuplicateOption();

  @Mixin private WorkflowOption workflow = new WorkflowOption();

  @Override
  public Integer call() {
    for (String setting : settings) refuseBookkeeping(setting);
    Memory memory = new Memory(Places.ofThisProcess().store());
    try (Photo photo = Photo.open(file);
        PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
      OwnEdit own =
          Edits.of(
              photo,
              duplicate.number(),
              null,
              workflow.workflow(),
              settings,
              memory.whereabouts(),
              note -> spec.commandLine().getErr().println("pentimento: " + note));
      Edit edit = own.edit();
      if (edit.sourceHash() == null) {
        edit = edit.withSource(String.valueOf(file.getFileName()), photo.hash());
      }
      OwnEdit saved = own.save(edit, memory.whereabouts());
      spec.commandLine().getOut().println(saved.place().sidecar());
    }
    return ExitCode.OK;
  }

  /// What ties paintings and branches to their files is not set by hand.
  private static void refuseBookkeeping(String setting) {
    boolean ours = setting.matches("(through|branch)(#\\d+)?\\..*");
    if (!ours || setting.matches("[^.]*\\.enabled=.*")) return;
    throw new BadParameter(
        setting.substring(0, setting.contains("=") ? setting.indexOf('=') : setting.length()),
        setting.substring(setting.indexOf('=') + 1),
        "only .enabled here; paint, refresh and branch look after the rest");
  }
}
