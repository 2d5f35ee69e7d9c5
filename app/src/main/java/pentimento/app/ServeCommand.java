package pentimento.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import pentimento.app.serve.ClientPaths;
import pentimento.app.serve.Resident;
import pentimento.app.serve.ResidentFile;
import pentimento.host.Places;
import pentimento.pixel.CannotWrite;
import pentimento.studio.Live;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `serve`: keeps a warm process for this user's command lines.
@Command(
    name = "serve",
    description = {
      "Keeps a process that is warm and renders for later commands.",
      "It serves this user until it is stopped. Commands give the same results with and without it;",
      "--no-serve passes it by."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--port", description = "Port on 127.0.0.1. Default: any that is free.")
  private int port;

  @Option(names = "--stop", description = "Stops the process that runs.")
  private boolean stop;

  @Override
  public Integer call() throws InterruptedException {
    Path file = ResidentFile.in(Places.ofThisProcess().store());
    return stop ? stop(file) : serve(file);
  }

  private int serve(Path file) throws InterruptedException {
    ResidentFile running = ResidentFile.read(file);
    if (running != null && alive(running)) {
      throw new CannotWrite(
          file.toString(),
          "names a process that serves already, on 127.0.0.1:" + running.port(),
          "use that one, or stop it with pentimento serve --stop");
    }
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    String build = System.getProperty("pentimento.build", "unknown");
    Resident resident;
    RestingHeap heap = new RestingHeap();
    try {
      Live live = Live.ofThisProcess();
      resident =
          new Resident(
              port,
              token,
              build,
              (folder, arguments, out, err) -> {
                heap.begin();
                try {
                  return run(live, folder, arguments, out, err);
                } finally {
                  heap.end();
                }
              });
    } catch (IOException e) {
      throw new CannotWrite("127.0.0.1:" + port, e);
    }
    resident.start();
    ResidentFile mine = new ResidentFile(resident.port(), token, build);
    mine.write(file);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> forget(file, mine)));
    spec.commandLine().getOut().println("pentimento serves on 127.0.0.1:" + resident.port());
    resident.await();
    heap.close();
    return ExitCode.OK;
  }

  private static boolean alive(ResidentFile running) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + "/alive"))
            .header("Authorization", "Bearer " + running.token())
            .timeout(Duration.ofSeconds(2))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /// Removes the file if it still names this process.
  private static void forget(Path file, ResidentFile mine) {
    try {
      if (mine.equals(ResidentFile.read(file))) Files.deleteIfExists(file);
    } catch (IOException _) {
      // A client that finds nobody there runs on its own.
    }
  }

  private int stop(Path file) throws InterruptedException {
    ResidentFile running = ResidentFile.read(file);
    if (running == null) {
      spec.commandLine().getErr().println("pentimento: nothing serves");
      return ExitCode.OK;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + "/stop"))
            .header("Authorization", "Bearer " + running.token())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> _ = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException _) {
      forget(file, running);
    }
    return ExitCode.OK;
  }

  /// Runs one command line of a client that stands in `folder`.
  ///
  /// @param live what is kept from one command line to the next
  static int run(Live live, Path folder, String[] arguments, PrintWriter out, PrintWriter err) {
    ClientPaths paths = new ClientPaths(folder, arguments);
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine line =
        Main.commandLine(new PrintWriter(said, true), new PrintWriter(complained, true), arguments);
    line.<PentimentoCommand>getCommand().serve(live, folder);
    line.registerConverter(Path.class, text -> folder.resolve(text));
    int code = line.execute(arguments);
    out.print(paths.asNamed(said.toString()));
    out.flush();
    err.print(paths.asNamed(complained.toString()));
    err.flush();
    return code;
  }
}
