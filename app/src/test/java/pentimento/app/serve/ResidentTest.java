package pentimento.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentTest {

  @TempDir private Path folder = Path.of("");

  private Resident resident = start();

  private static Resident start() {
    try {
      return new Resident(
          0,
          "secret",
          "build-1",
          (where, arguments, out, err) -> {
            err.println("complaint");
            out.println(where + " " + String.join(",", arguments));
            return 7;
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void listen() {
    resident.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    resident.stop();
    resident.await();
  }

  @Test
  void whoever_has_the_token_is_served() throws IOException {
    String body = "/some where\0develop\0a b.dng\0";
    String answer = ask("POST /run", "127.0.0.1:" + resident.port(), "Bearer secret", "", body);
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(answer).endsWith("7 1\ncomplaint\n/some where develop,a b.dng\n");
  }

  @Test
  void commands_that_stay_are_served_too_while_it_runs() throws InterruptedException {
    Path store = folder.resolve("store");
    ResidentClient client = new ResidentClient(store, "build-1");
    List<String> words = List.of("develop", "a b.dng");
    assertThat(client.run(words)).isNull();
    new ResidentFile(resident.port(), "secret", "build-1").write(ResidentFile.in(store));
    assertThat(client.run(words))
        .isEqualTo(
            new ResidentClient.Answer(
                7,
                "complaint\n",
                Path.of("").toAbsolutePath() + " develop,a b.dng" + System.lineSeparator()));
    assertThat(new ResidentClient(store, "build-2").run(words)).isNull();
    new ResidentFile(resident.port(), "wrong", "build-1").write(ResidentFile.in(store));
    assertThat(client.run(words)).isNull();
    new ResidentFile(resident.port(), "secret", "build-1").write(ResidentFile.in(store));
    resident.stop();
    resident.await();
    assertThat(client.run(words)).isNull();
  }

  @Test
  void everybody_else_is_refused_and_nothing_runs() throws IOException {
    String host = "127.0.0.1:" + resident.port();
    assertThat(ask("POST /run", host, "Bearer wrong", "", "x\0")).startsWith("HTTP/1.1 401");
    assertThat(ask("POST /run", host, "", "", "x\0")).startsWith("HTTP/1.1 401");
    assertThat(ask("POST /run", "evil.example", "Bearer secret", "", "x\0"))
        .startsWith("HTTP/1.1 403");
    assertThat(ask("POST /run", host, "Bearer secret", "Origin: http://evil.example\r\n", "x\0"))
        .startsWith("HTTP/1.1 403");
    assertThat(ask("GET /run", host, "Bearer secret", "", "")).startsWith("HTTP/1.1 405");
    for (String line : new String[] {"POST /run", "GET /alive", "POST /stop"}) {
      assertThat(ask(line, host, "", "", "")).doesNotContain("complaint").doesNotContain("build-1");
    }
  }

  @Test
  void the_file_that_names_it_is_for_this_user_alone() throws IOException {
    Path file = ResidentFile.in(folder.resolve("store"));
    ResidentFile mine = new ResidentFile(1234, "secret", "build-1");
    mine.write(file);
    assertThat(ResidentFile.read(file)).isEqualTo(mine);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    Files.writeString(file, "nonsense");
    assertThat(ResidentFile.read(file)).isNull();
  }

  private String ask(String line, String host, String authorization, String more, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        line
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\nContent-Length: "
            + bytes.length
            + "\r\n"
            + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
            + more
            + "\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), resident.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
