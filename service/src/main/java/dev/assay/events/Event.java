package dev.assay.events;

import dev.assay.audit.AuditEntry;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and others may want to know of.
 *
 * @param id UUIDv7
 * @param tenantId whose matter it is; null for what concerns all
 * @param type what happened: {@code pack.published}
 * @param subject what it happened to: the name of a pack
 */
public record Event(
    UUID id,
    @Nullable UUID tenantId,
    String type,
    String subject,
    SortedMap<String, String> data,
    Instant at) {
  /** Type by the step that is told of. */
  private static final Map<String, String> TYPES =
      Map.of("pack.published", "pack.published", "rollout.aborted", "pack.canary_aborted");

  public Event {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  /** The event that tells of a step, if others are to know of it. */
  public static Optional<Event> of(AuditEntry entry) {
    String type = TYPES.get(entry.step());
    if (type == null) {
      return Optional.empty();
    }
    SortedMap<String, String> data = new TreeMap<>(entry.details());
    data.put("pack", entry.subject());
    data.put("reason", entry.reason());
    return Optional.of(
        new Event(entry.id(), entry.tenantId(), type, entry.subject(), data, entry.at()));
  }

  /**
   * An event that was sent.
   *
   * @param number from 1, without gaps
   */
  public record Sent(long number, Event event) {}
}
