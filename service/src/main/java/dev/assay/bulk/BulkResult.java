package dev.assay.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.assay.canonical.Bytes;
import dev.assay.canonical.Hash;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Hands out what jobs found, a block at a time. Calls block. */
public final class BulkResult {
  private static final JsonMapper JSON = new JsonMapper();

  private final WalkStore store;

  public BulkResult(WalkStore store) {
    this.store = store;
  }

  /** A block as NDJSON; null where there is none any more. */
  public byte @Nullable [] ndjson(Walk walk, int block) {
    return store.lines(walk.jobId(), block).map(Bytes::toArray).orElse(null);
  }

  /** A block as CSV, the names of the columns before the first. */
  public byte @Nullable [] csv(Walk walk, Task task, int block) {
    byte[] lines = ndjson(walk, block);
    List<String> columns = task.columns();
    if (lines == null) {
      return block == 0
          ? (String.join(",", columns) + "\n").getBytes(StandardCharsets.UTF_8)
          : null;
    }
    StringBuilder csv = new StringBuilder(lines.length);
    if (block == 0) {
      csv.append(String.join(",", columns)).append('\n');
    }
    new String(lines, StandardCharsets.UTF_8)
        .lines()
        .forEach(
            line -> {
              JsonNode json = parse(line);
              for (int i = 0; i < columns.size(); i++) {
                csv.append(i == 0 ? "" : ",").append(cell(json.path(columns.get(i))));
              }
              csv.append('\n');
            });
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What all lines say together. */
  public byte @Nullable [] report(Walk walk) {
    return store.report(walk.jobId()).map(Bytes::toArray).orElse(null);
  }

  String hash(Walk walk, byte @Nullable [] report) {
    if (report != null) {
      return Hash.of(report);
    }
    Hasher hasher = Hashing.sha256().newHasher();
    for (int block = 0; block < walk.blocks(); block++) {
      put(hasher, ndjson(walk, block));
    }
    return "sha256:" + hasher.hash();
  }

  String csvHash(Walk walk, Task task) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (int block = 0; block < Math.max(1, walk.blocks()); block++) {
      put(hasher, csv(walk, task, block));
    }
    return "sha256:" + hasher.hash();
  }

  private static void put(Hasher hasher, byte @Nullable [] bytes) {
    if (bytes != null) {
      hasher.putBytes(bytes);
    }
  }

  /** All lines, of which one block is held at a time. */
  Iterator<JsonNode> lines(Walk walk) {
    return IntStream.range(0, walk.blocks())
        .mapToObj(block -> store.lines(walk.jobId(), block).orElseThrow())
        .flatMap(lines -> new String(lines.toArray(), StandardCharsets.UTF_8).lines())
        .map(BulkResult::parse)
        .iterator();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a stored line cannot be read", e);
    }
  }

  private static String cell(JsonNode value) {
    String text =
        value.isContainerNode() ? (value.isEmpty() ? "" : value.toString()) : value.asText("");
    boolean plain = text.chars().allMatch(c -> c != ',' && c != '"' && c != '\n' && c != '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
