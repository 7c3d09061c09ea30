package dev.assay.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A place where a tenant wants to be told of events.
 *
 * @param id UUIDv7
 * @param name for people; may be empty
 * @param types of the events that are wanted; empty for all
 * @param paused whether events wait until it goes on
 */
public record Webhook(
    UUID id,
    UUID tenantId,
    String name,
    URI url,
    SortedSet<String> types,
    boolean paused,
    Instant createdOn) {

  public Webhook {
    types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
  }
}
