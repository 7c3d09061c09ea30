package dev.assay.failures;

import static org.awaitility.Awaitility.await;

import dev.assay.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node in a process of its own, which can be killed. */
final class NodeProcess implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("Assay listens on (http://[^,]+),");

  private final Process process;
  private final URI url;

  private NodeProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts a node; returns when it answers. */
  static NodeProcess start(Path data, Map<String, String> environment) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      Path said = Files.createTempFile("node", ".txt");
      said.toFile().deleteOnExit();
      ProcessBuilder command =
          new ProcessBuilder(java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classPath)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      command.command().add(Main.class.getName());
      command.command().add("serve");
      command.command().addAll(List.of("--port", "0", "--data", data.toString()));
      command.environment().putAll(environment);
      Process process = command.start();
      return new NodeProcess(process, listening(process, said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI listening(Process process, Path said) {
    Matcher found =
        await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () -> {
                  Matcher listens = LISTENS.matcher(Files.readString(said));
                  if (!listens.find() && !process.isAlive()) {
                    throw new AssertionError("the node ended: " + Files.readString(said));
                  }
                  return listens.reset();
                },
                Matcher::find);
    return URI.create(found.group(1));
  }

  URI url() {
    return url;
  }

  /** As by {@code kill -9}: nothing is finished. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    process.onExit().join();
  }
}
