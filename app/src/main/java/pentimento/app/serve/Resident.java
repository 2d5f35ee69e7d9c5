package pentimento.app.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// The resident process: runs command lines for clients on this machine in a JVM that is warm.
///
/// It listens on loopback only. A request must carry the token that only this user can read, name
/// the loopback address as its host and come from no web page: whoever lacks one of these is
/// refused before anything is read.
///
/// `POST /run`: the body holds the client's folder and the arguments, each ended by a NUL byte. The
/// answer is a line `CODE LINES`, that many lines of complaints, then the output. `POST /stop` ends
/// the process. `GET /alive` answers the build's name.
public final class Resident {

  private static final int MOST_BYTES = 1 << 20;

  private final HttpServer server;
  private final String token;
  private final Runner runner;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// Runs a command line.
  @FunctionalInterface
  public interface Runner {

    /// @param folder where the client stands; relative paths are meant from there
    /// @return the exit code
    int run(Path folder, String[] arguments, PrintWriter out, PrintWriter err);
  }

  /// @param port to listen on; 0 for any that is free
  /// @param token what clients must show
  /// @param build which build this is, so that clients of another one do not use it
  public Resident(int port, String token, String build, Runner runner) throws IOException {
    this.token = token;
    this.runner = runner;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/run", exchange -> answer(exchange, "POST", this::run));
    server.createContext("/stop", exchange -> answer(exchange, "POST", this::stop));
    server.createContext("/alive", exchange -> answer(exchange, "GET", _ -> build + "\n"));
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Waits until a client has asked the process to stop.
  public void await() throws InterruptedException {
    stopped.await();
    server.stop(1);
  }

  /// Stops as if a client had asked.
  public void stop() {
    stopped.countDown();
  }

  @FunctionalInterface
  private interface Work {
    String of(HttpExchange exchange) throws IOException;
  }

  private void answer(HttpExchange exchange, String method, Work work) throws IOException {
    try (exchange) {
      int refused = refusal(exchange, method);
      byte[] body = refused == 0 ? work.of(exchange).getBytes(StandardCharsets.UTF_8) : new byte[0];
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(
          refused == 0 ? 200 : refused, body.length == 0 ? -1 : body.length);
      if (body.length > 0) exchange.getResponseBody().write(body);
    }
  }

  /// The status that a request is refused with, or 0.
  private int refusal(HttpExchange exchange, String method) {
    var headers = exchange.getRequestHeaders();
    String host = headers.getFirst("Host");
    boolean own =
        host != null && (host.equals("127.0.0.1:" + port()) || host.equals("localhost:" + port()));
    if (!own || headers.containsKey("Origin")) return 403;
    String shown = headers.getFirst("Authorization");
    byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    if (shown == null || !MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected)) {
      return 401;
    }
    return exchange.getRequestMethod().equals(method) ? 0 : 405;
  }

  private String run(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < body.length; i++) {
      if (body[i] != 0) continue;
      words.add(new String(body, start, i - start, StandardCharsets.UTF_8));
      start = i + 1;
    }
    if (words.isEmpty()) return "2 1\npentimento: the request names no folder\n";
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        runner.run(
            Path.of(words.getFirst()),
            arguments,
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    String complaints = err.toString();
    long lines = complaints.chars().filter(c -> c == '\n').count();
    return code + " " + lines + "\n" + complaints + out;
  }

  private String stop(HttpExchange exchange) {
    stopped.countDown();
    return "stopping\n";
  }
}
