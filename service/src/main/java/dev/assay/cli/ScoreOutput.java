package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * The file that scores are written to. Until it is whole it is called {@code .part}, beside which
 * {@code .run} says what it is made of; a run that was cut off goes on after the last whole line.
 */
final class ScoreOutput implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is told of a lead; the same in every run. */
  private static final List<String> REPRODUCIBLE =
      List.of(
          "error",
          "message",
          "lead_id",
          "pack",
          "version",
          "score",
          "band",
          "recommended_action",
          "action_reason",
          "risk_flags",
          "positive_signals");

  private final Path file;
  private final String run;
  private final boolean full;
  private final long lastLine;
  private final OutputStream out;

  private ScoreOutput(Path file, String run, boolean full, long lastLine, OutputStream out) {
    this.file = file;
    this.run = run;
    this.full = full;
    this.lastLine = lastLine;
    this.out = out;
  }

  /**
   * Opens the file, or goes on with the one that was begun.
   *
   * @param madeOf names the input and the options
   * @param full whether to write whole decisions, which have ids and times of their own
   */
  static ScoreOutput open(Path file, String madeOf, boolean full) throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + " is there already");
    }
    Path part = part(file);
    String run = UUID.randomUUID().toString();
    long lastLine = 0;
    if (Files.exists(part)) {
      List<String> begun = Files.exists(run(file)) ? Files.readAllLines(run(file)) : List.of();
      if (begun.size() != 2 || !begun.get(0).equals(madeOf)) {
        throw new IOException(
            "%s was begun with another file or other options; remove it to begin anew"
                .formatted(part));
      }
      run = begun.get(1);
      lastLine = lastWholeLine(part);
    }
    Files.writeString(run(file), madeOf + "\n" + run + "\n");
    OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new ScoreOutput(file, run, full, lastLine, out);
  }

  /** Writes to a stream that somebody else reads. */
  static ScoreOutput to(OutputStream out, boolean full) {
    return new ScoreOutput(Path.of(""), UUID.randomUUID().toString(), full, 0, out);
  }

  /** Names the run; the same when it goes on. */
  String run() {
    return run;
  }

  /** The line of the input up to which scores are written. */
  long lastLine() {
    return lastLine;
  }

  /** Writes the scores that are not written yet. */
  void write(Block block, List<JsonNode> answers) throws IOException {
    StringBuilder lines = new StringBuilder(answers.size() * 512);
    for (int i = 0; i < answers.size(); i++) {
      long number = block.leads().get(i).line();
      if (number > lastLine) {
        lines.append(line(number, answers.get(i))).append('\n');
      }
    }
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private ObjectNode line(long number, JsonNode answer) {
    ObjectNode line = JSON.createObjectNode().put("line", number);
    if (full) {
      ObjectNode all = (ObjectNode) answer;
      all.remove("line");
      return line.setAll(all);
    }
    for (String field : REPRODUCIBLE) {
      if (answer.hasNonNull(field)) {
        line.set(field, answer.get(field));
      }
    }
    if (answer.has("receipt")) {
      line.set("result_hash", answer.get("receipt").get("result_hash"));
    }
    return line;
  }

  /** The file is whole. */
  void finish() throws IOException {
    out.close();
    if (!file.toString().isEmpty()) {
      Files.move(part(file), file, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(run(file));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static Path run(Path file) {
    return file.resolveSibling(file.getFileName() + ".run");
  }

  /** Cuts off what follows the last line feed, and says of which line the last score is. */
  private static long lastWholeLine(Path part) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(part.toFile(), "rw")) {
      long end = lineFeedBefore(bytes, bytes.length()) + 1;
      bytes.setLength(end);
      if (end == 0) {
        return 0;
      }
      long start = lineFeedBefore(bytes, end - 1) + 1;
      byte[] line = new byte[Math.toIntExact(end - start)];
      bytes.seek(start);
      bytes.readFully(line);
      return JSON.readTree(line).required("line").longValue();
    }
  }

  /** Where the last line feed before a place stands; -1 where there is none. */
  private static long lineFeedBefore(RandomAccessFile bytes, long place) throws IOException {
    for (long at = place - 1; at >= 0; at--) {
      bytes.seek(at);
      if (bytes.read() == '\n') {
        return at;
      }
    }
    return -1;
  }
}
