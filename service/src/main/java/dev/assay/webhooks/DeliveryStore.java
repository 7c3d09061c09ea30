package dev.assay.webhooks;

import dev.assay.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what is owed to webhooks, and what became of it. Calls block. */
public interface DeliveryStore {

  /** Webhooks to which something is due; none that is paused. */
  List<Webhook> due(Instant now);

  /** What is due to one of them, the longest due first. */
  List<Delivery> due(UUID webhookId, Instant now, int limit);

  /**
   * Writes down what attempts led to. Where another node has written the same attempt meanwhile, or
   * the webhook is gone, nothing is changed.
   *
   * @param gone writes the entry for a webhook whose target wants nothing any more
   */
  void record(List<Outcome> outcomes, Gone gone);

  /** Makes the entry of a webhook that is paused since its target is gone. */
  interface Gone {
    AuditEntry entry(Webhook webhook);
  }

  /**
   * One page of a webhook's deliveries, the newest event first.
   *
   * @param state null for all
   * @param before last event of the page before; null for the first page
   */
  List<Delivery> page(
      UUID webhookId, Delivery.@Nullable State state, @Nullable UUID before, int limit);

  Optional<Delivery> find(UUID webhookId, UUID eventId);

  /** All attempts of a delivery, the first one first. */
  List<Attempt> attempts(UUID webhookId, UUID eventId);

  /** Has a delivery made at once, whatever became of it; false where there is none. */
  boolean sendAgain(UUID webhookId, UUID eventId, Instant now, AuditEntry entry);

  /**
   * Has all made at once that were given up.
   *
   * @param since of events made no earlier than that
   * @return how many
   */
  int sendDeadAgain(UUID webhookId, Instant since, Instant now, AuditEntry entry);

  /** Forgets deliveries made before that, whatever became of them. */
  void forget(Instant before);
}
