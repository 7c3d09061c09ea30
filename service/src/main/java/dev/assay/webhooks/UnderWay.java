package dev.assay.webhooks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Attempts that have not come back. So few of one webhook, and of one tenant, that a slow target
 * takes nothing from others. For one thread.
 */
final class UnderWay {
  private static final int OF_WEBHOOK = 8;
  private static final int OF_TENANT = 32;
  static final int IN_ALL = 1_000;

  private final Map<UUID, Set<UUID>> events = new HashMap<>();
  private final Map<UUID, UUID> tenants = new HashMap<>();
  private final Map<UUID, Integer> byTenant = new HashMap<>();
  private int all;

  /** How many more may go to that webhook. */
  int room(Webhook webhook) {
    int room = Math.min(OF_WEBHOOK - of(webhook.id()), OF_TENANT - ofTenant(webhook));
    return Math.max(0, Math.min(room, IN_ALL - all));
  }

  int of(UUID webhookId) {
    return events.getOrDefault(webhookId, Set.of()).size();
  }

  int ofTenant(Webhook webhook) {
    return byTenant.getOrDefault(webhook.tenantId(), 0);
  }

  int all() {
    return all;
  }

  boolean has(Delivery delivery) {
    return events.getOrDefault(delivery.webhookId(), Set.of()).contains(delivery.eventId());
  }

  void add(Webhook webhook, Delivery delivery) {
    events.computeIfAbsent(webhook.id(), id -> new HashSet<>()).add(delivery.eventId());
    tenants.put(webhook.id(), webhook.tenantId());
    byTenant.merge(webhook.tenantId(), 1, Integer::sum);
    all++;
  }

  void remove(Outcome outcome) {
    UUID webhookId = outcome.webhookId();
    Set<UUID> left = events.getOrDefault(webhookId, Set.of());
    if (!left.remove(outcome.eventId())) {
      return;
    }
    all--;
    byTenant.computeIfPresent(tenants.get(webhookId), (tenant, n) -> n == 1 ? null : n - 1);
    if (left.isEmpty()) {
      events.remove(webhookId);
      tenants.remove(webhookId);
    }
  }
}
