package dev.assay.webhooks;

import dev.assay.audit.AuditEntry;
import dev.assay.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps webhooks and their secrets. Calls block; each change is written with its entry. */
public interface WebhookStore {

  void add(Webhook webhook, SealedSecret secret, AuditEntry entry);

  /** A tenant's webhooks, the oldest first. */
  List<Webhook> list(UUID tenantId);

  Optional<Webhook> find(UUID tenantId, UUID id);

  /** Changes its name, address and types; false where it is gone. */
  boolean change(Webhook webhook, AuditEntry entry);

  /** Has it wait, or go on; false where it is gone. */
  boolean pause(UUID id, boolean paused, AuditEntry entry);

  /** Forgets it and its deliveries; false where it is gone. */
  boolean delete(UUID id, AuditEntry entry);

  /** The secrets that sign now, the newest first. */
  List<SealedSecret> secrets(UUID id, Instant now);

  /** Adds a secret, and lets those before it sign no longer than that; false where it is gone. */
  boolean rotate(UUID id, SealedSecret secret, Instant oldUntil, Instant now, AuditEntry entry);

  /** Writes an event that is for one webhook alone, which is its subject. */
  void announce(Event event, AuditEntry entry);
}
