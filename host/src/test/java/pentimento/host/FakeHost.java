package pentimento.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A machine made of files below a folder.
final class FakeHost {

  private final Host.Os os;
  private final Path root;
  private final String home;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<List<String>, String> answers = new HashMap<>();

  FakeHost(Host.Os os, Path root) {
    this.os = os;
    this.root = root;
    this.home =
        switch (os) {
          case LINUX -> "/home/ann";
          case MACOS -> "/Users/ann";
          case WINDOWS -> "C:\\Users\\ann";
        };
  }

  FakeHost with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  FakeHost answering(List<String> command, String answer) {
    answers.put(command, answer);
    return this;
  }

  Host host() {
    return new Host(os, environment, home, root, answers::get);
  }

  FakeHost program(String path) {
    return file(path, "#!/bin/sh\n", true);
  }

  FakeHost text(String path, String text) {
    return file(path, text, false);
  }

  private FakeHost file(String path, String text, boolean executable) {
    try {
      Path file = java.util.Objects.requireNonNull(host().file(path));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      if (executable && os != Host.Os.WINDOWS) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProgramSearch krita(String... settings) {
    return search(KnownProgram.KRITA, settings);
  }

  ProgramSearch darktable(String... settings) {
    return search(KnownProgram.DARKTABLE, settings);
  }

  private ProgramSearch search(KnownProgram program, String... settings) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) values.put(settings[i], settings[i + 1]);
    return ProgramSearch.of(host(), new Settings(root.resolve("config.toml"), values), program);
  }
}
