package pentimento.app.branch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.EngineOptions;
import pentimento.app.ExitCode;
import pentimento.engine.store.Handle;
import pentimento.engine.store.Handles;
import pentimento.pipe.Json;
import pentimento.pixel.CannotWrite;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.branch.BranchIndex;
import pentimento.studio.branch.BranchThumbnail;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `branch list`: what branches there are.
@Command(
    name = "list",
    description = {
      "Lists branches: of the photographs named, of those in folders, or all that are known.",
      "Says of each whether the picture kept is that of now, and which documents show it."
    },
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Photographs or folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--thumbnails",
      paramLabel = "DIR",
      description = "Writes a small PNG of each there, HANDLE.png.")
  private @Nullable Path thumbnails;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    List<Object> all = new ArrayList<>();
    Memory memory = engine.memory();
    Path folder = thumbnails;
    if (folder != null) make(folder);
    try (Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      BranchIndex branches = new BranchIndex(memory);
      for (Path file : photos(memory)) {
        try (Photo photo = Photo.open(file)) {
          for (int number : OwnEdit.numbers(photo, memory.whereabouts())) {
            OwnEdit own = OwnEdit.find(photo, number, memory.whereabouts(), this::complain);
            if (own == null) continue;
            for (BranchIndex.Listed listed : branches.list(photo, own)) {
              Map<String, Object> facts = BranchText.facts(listed);
              if (folder != null) {
                facts.put("thumbnail", thumbnail(darkroom, photo, listed, folder).toString());
              }
              all.add(facts);
              if (!json) BranchText.print(spec.commandLine().getOut(), "", facts);
            }
          }
        }
      }
    }
    if (json) spec.commandLine().getOut().print(Json.write(all));
    return ExitCode.OK;
  }

  private void complain(String note) {
    spec.commandLine().getErr().println("pentimento: " + note);
  }

  private Set<Path> photos(Memory memory) {
    Set<Path> photos = new LinkedHashSet<>();
    Handles handles = memory.handles();
    if (paths.isEmpty() && handles != null) {
      for (Handle handle : handles.all()) {
        if (Files.isRegularFile(handle.photo())) photos.add(handle.photo());
      }
    }
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        photos.add(path);
        continue;
      }
      for (Path edit : Duplicate.edits(path)) {
        Duplicate of = Duplicate.ofEdit(edit);
        if (of != null && Files.isRegularFile(of.photo())) photos.add(of.photo());
      }
    }
    return photos;
  }

  private static Path thumbnail(
      Darkroom darkroom, Photo photo, BranchIndex.Listed listed, Path folder) {
    Path file = folder.resolve(listed.place().branch().handle() + ".png");
    BranchThumbnail.write(darkroom, photo, listed.place(), file);
    return file;
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CannotWrite(folder.toString(), e);
    }
  }
}
