package dev.assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM with the same class path, which is ready once it prints a line with a word. */
final class Child implements AutoCloseable {
  private final Process process;
  private final double secondsToReady;

  Child(String ready, Map<String, String> environment, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(List.of("java", "-Xmx1g", "-cp"));
    all.add(System.getProperty("java.class.path"));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    process = builder.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.contains(ready)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException(command + " ended before it was ready");
    }
    secondsToReady = (System.nanoTime() - start) / 1e9;
  }

  double secondsToReady() {
    return secondsToReady;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
