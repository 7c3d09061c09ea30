package dev.assay.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.batch.BatchLine.State;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.Lookups;
import dev.assay.intake.Intake;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Seals the leads of a batch that wait, by the keys their decisions will have: who erases a person
 * erases what waits of it.
 */
public final class LineSealer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Keyring keyring;
  private final DecisionLog log;
  private final Supplier<Intake> intake;

  public LineSealer(Keyring keyring, DecisionLog log, Supplier<Intake> intake) {
    this.keyring = keyring;
    this.log = log;
    this.intake = intake;
  }

  /** A lead that waits, its caller's own id of it, and its key. */
  record Opened(ObjectNode lead, @Nullable String leadId, DataKey key) {}

  /**
   * A lead that will be decided on.
   *
   * @throws dev.assay.intake.InvalidMapException for a lead whose own map is wrong
   */
  public CompletionStage<BatchLine> waiting(
      UUID tenantId, UUID decisionId, long line, ObjectNode lead, @Nullable String leadId) {
    Lookups lookups = Lookups.of(keyring.hashKeys(), tenantId, intake.get().read(lead).detection());
    byte[] payload = bytes(JSON.createObjectNode().put("lead_id", leadId).set("lead", lead));
    return log.keyFor(new KeyRequest(tenantId, decisionId, leadId))
        .thenApply(
            key ->
                new BatchLine(
                    line,
                    decisionId,
                    State.WAITING,
                    key.lead(),
                    lookups.email(),
                    lookups.phone(),
                    lookups.further(),
                    key.own(),
                    key.seal(decisionId, payload)));
  }

  /** A record on which nothing can be decided. */
  public CompletionStage<BatchLine> failed(UUID tenantId, UUID decisionId, long line, byte[] why) {
    return log.keyFor(new KeyRequest(tenantId, decisionId, null))
        .thenApply(
            key ->
                BatchLine.settled(
                    line, decisionId, State.FAILED, null, key.own(), key.seal(decisionId, why)));
  }

  /** A lead that waits; nothing where it was erased. Blocks. */
  Optional<Opened> open(UUID tenantId, BatchLine line) {
    Bytes payload = line.payload();
    if (payload == null) {
      return Optional.empty();
    }
    return keyring
        .opening(tenantId, line.decisionId(), line.lead(), line.ownKey())
        .map(
            key -> {
              JsonNode opened = parse(key.open(line.decisionId(), payload));
              String leadId = opened.path("lead_id").textValue();
              return new Opened((ObjectNode) opened.path("lead"), leadId, key);
            });
  }

  /** Why a record failed; nothing where it was erased before it was decided on. Blocks. */
  public Optional<byte[]> why(UUID tenantId, BatchLine failed) {
    Bytes payload = failed.payload();
    return payload == null
        ? Optional.empty()
        : keyring
            .opening(tenantId, failed.decisionId(), null, failed.ownKey())
            .map(key -> key.open(failed.decisionId(), payload));
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a lead cannot be written", e);
    }
  }

  private static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored lead cannot be read", e);
    }
  }
}
