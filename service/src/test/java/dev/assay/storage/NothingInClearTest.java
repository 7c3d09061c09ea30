package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.keys.KeyRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies the disk learns nothing of a person. */
final class NothingInClearTest {
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;

  @Test
  void append_manyAndOneTwice_noTextOfThePersonInAnyFile() throws IOException {
    try (Database database = Database.embedded(new DataFolder(folder));
        DecisionLog log = AppendUntilKilled.open(database, new DataFolder(folder))) {
      for (int i = 0; i < 50; i++) {
        append(log, UUID.randomUUID(), i % 2 == 0 ? SampleDecisions.LEAD_ID : null);
      }
      UUID twice = UUID.randomUUID();
      append(log, twice, null);
      assertThat(log.find(tenant, twice).toCompletableFuture().join()).isPresent();
    }

    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    String content = all.toString();
    assertThat(content).as("what is not personal is found").contains("quality_message");
    assertThat(spellings()).filteredOn(content::contains).isEmpty();
  }

  private void append(DecisionLog log, UUID id, @Nullable String leadId) {
    log.keyFor(new KeyRequest(tenant, id, leadId))
        .thenCompose(key -> log.append(SampleDecisions.of(tenant, id, leadId, key), key))
        .toCompletableFuture()
        .join();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** As text, as UTF-16, as hex, and as base64 at each of its three offsets. */
  private static List<String> spellings() {
    List<String> spellings = new ArrayList<>();
    for (String text : SampleDecisions.PERSONAL) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      spellings.add(new String(bytes, StandardCharsets.ISO_8859_1));
      spellings.add(text.toLowerCase(Locale.ROOT));
      spellings.add(
          new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
      spellings.add(HexFormat.of().formatHex(bytes));
      for (int offset = 0; offset < 3; offset++) {
        byte[] shifted = (" ".repeat(offset) + text).getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        spellings.add(base64.substring(offset == 0 ? 0 : 4, base64.length() - 2));
      }
    }
    return spellings;
  }
}
