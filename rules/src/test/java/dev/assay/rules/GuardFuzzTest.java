package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No pack that is nearly right hangs, breaks the engine, or touches a file, a socket or a process.
 */
final class GuardFuzzTest {
  private static final List<String> TOUCHES =
      List.of(
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.ProcessStart",
          "jdk.ThreadStart");

  @TempDir private Path folder;

  @Test
  void fuzz_some() throws IOException {
    GuardFuzz fuzz = new GuardFuzz(20261122);

    List<String> touched =
        touchedBy(
            Pattern.compile("dev\\.assay\\.pack\\..*\\.Lambda.*"),
            () -> {
              for (int i = 0; i < 100; i++) {
                fuzz.round();
              }
            });

    assertThat(fuzz.failures()).isEmpty();
    assertThat(touched).isEmpty();
    assertThat(fuzz.compiled()).as(fuzz.summary()).isGreaterThan(5);
  }

  @Test
  void touchedBy_codeThatReadsAFile() throws IOException {
    List<String> touched =
        touchedBy(
            Pattern.compile("dev\\.assay\\.rules\\.GuardFuzzTest.*"),
            () -> {
              try (InputStream file = new FileInputStream("packs.lock")) {
                assertThat(file.read()).isPositive();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(touched).anyMatch(event -> event.contains("jdk.FileRead"));
  }

  @Test
  @Tag("soak")
  void fuzz_tenMinutes() {
    GuardFuzz fuzz = new GuardFuzz(1);
    long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();

    while (System.nanoTime() < end) {
      fuzz.round();
    }

    System.out.println(fuzz.summary());
    assertThat(fuzz.failures()).isEmpty();
  }

  /** What the code of some classes touches while something runs; loading classes is not theirs. */
  private List<String> touchedBy(Pattern code, Runnable work) throws IOException {
    Path file = folder.resolve("events.jfr");
    try (Recording recording = new Recording()) {
      TOUCHES.forEach(
          event -> recording.enable(event).withThreshold(Duration.ZERO).withStackTrace());
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> isOf(code, event))
        .map(RecordedEvent::toString)
        .toList();
  }

  private static boolean isOf(Pattern code, RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null) {
      return false;
    }
    List<String> methods =
        stack.getFrames().stream()
            .map(RecordedFrame::getMethod)
            .map(method -> method.getType().getName() + "." + method.getName())
            .toList();
    return methods.stream().anyMatch(method -> code.matcher(method).matches())
        && !methods.contains("java.lang.ClassLoader.loadClass");
  }
}
