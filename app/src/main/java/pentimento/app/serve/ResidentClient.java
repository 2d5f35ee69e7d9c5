package pentimento.app.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands command lines to the resident process, if one of this build runs, for commands that stay
/// and render again and again. The launcher does the same for those that come and go.
public final class ResidentClient {

  private final Path file;
  private final String build;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /// @param store the folder of the store
  public ResidentClient(Path store) {
    this(store, System.getProperty("pentimento.build", "unknown"));
  }

  ResidentClient(Path store, String build) {
    this.file = ResidentFile.in(store);
    this.build = build;
  }

  /// What came of a command line.
  ///
  /// @param code its exit code
  /// @param complaints what it said on standard error
  /// @param output what it printed
  public record Answer(int code, String complaints, String output) {}

  /// Has a command line run; null when nobody answers, or dies before the end.
  ///
  /// @param arguments as in a shell; relative paths are meant from this process's folder
  public @Nullable Answer run(List<String> arguments) {
    ResidentFile resident = ResidentFile.read(file);
    if (resident == null || !resident.build().equals(build)) return null;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    word(body, Path.of("").toAbsolutePath().toString());
    for (String argument : arguments) word(body, argument);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + resident.port() + "/run"))
            .header("Authorization", "Bearer " + resident.token())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return response.statusCode() == 200 ? answer(response.body()) : null;
    } catch (IOException _) {
      return null;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static void word(ByteArrayOutputStream body, String word) {
    body.writeBytes(word.getBytes(StandardCharsets.UTF_8));
    body.write(0);
  }

  private static @Nullable Answer answer(String text) {
    int end = text.indexOf('\n');
    String[] head = end < 0 ? new String[0] : text.substring(0, end).split(" ");
    if (head.length != 2) return null;
    try {
      int code = Integer.parseInt(head[0]);
      int from = end + 1;
      int to = from;
      for (int lines = Integer.parseInt(head[1]); lines > 0; lines--) {
        to = text.indexOf('\n', to) + 1;
        if (to == 0) return null;
      }
      return new Answer(code, text.substring(from, to), text.substring(to));
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
