package dev.assay.webhooks;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.events.Event;
import dev.assay.outside.Reach;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** What tenants do with their webhooks, each step written down. Calls block. */
public final class Webhooks {
  static final String PAUSED = "webhook.paused";

  /** Type of the event that is there to try a webhook. */
  private static final String TEST = "webhook.test";

  private static final int MOST = 20;
  private static final int MOST_SECRETS = 5;

  private final WebhookStore store;
  private final DeliveryStore deliveries;
  private final SecretSafe safe;
  private final Reach reach;
  private final Audit audit;
  private final SecureRandom random;
  private final Clock clock;
  private final Supplier<UUID> newId;

  public Webhooks(
      WebhookStore store,
      DeliveryStore deliveries,
      SecretSafe safe,
      Reach reach,
      Audit audit,
      SecureRandom random,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.deliveries = deliveries;
    this.safe = safe;
    this.reach = reach;
    this.audit = audit;
    this.random = random;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * A webhook with a secret it has now.
   *
   * @param secret as its target must know it; it can be read only here
   */
  public record Issued(Webhook webhook, String secret) {}

  /** Why nothing can be sent to an address, as far as that is known. Never blocks. */
  public Optional<String> objection(URI url) {
    return reach.objection(url);
  }

  public Issued create(UUID tenantId, Terms terms, Who who) {
    if (store.list(tenantId).size() >= MOST) {
      throw new ServiceException(ErrorCode.CONFLICT, "A tenant has at most " + MOST + " webhooks");
    }
    Webhook webhook =
        new Webhook(
            newId.get(),
            tenantId,
            terms.name(),
            terms.url(),
            new TreeSet<>(terms.types()),
            false,
            now());
    SigningSecret secret = SigningSecret.random(random);
    store.add(
        webhook,
        safe.seal(newId.get(), tenantId, secret),
        entry(webhook, who, "webhook.created", about(terms)));
    return new Issued(webhook, secret.text());
  }

  public List<Webhook> list(UUID tenantId) {
    return store.list(tenantId);
  }

  public Webhook get(UUID tenantId, UUID id) {
    return store.find(tenantId, id).orElseThrow(Webhooks::notFound);
  }

  /** When the newest secret will be the only one; empty where it is. */
  public Optional<Instant> oldSecretsUntil(Webhook webhook) {
    return store.secrets(webhook.id(), clock.instant()).stream()
        .flatMap(secret -> Optional.ofNullable(secret.expiresOn()).stream())
        .max(Instant::compareTo);
  }

  public Webhook change(UUID tenantId, UUID id, Terms terms, Who who) {
    Webhook before = get(tenantId, id);
    Webhook next =
        new Webhook(
            id,
            tenantId,
            terms.name(),
            terms.url(),
            new TreeSet<>(terms.types()),
            before.paused(),
            before.createdOn());
    require(store.change(next, entry(next, who, "webhook.changed", about(terms))));
    return get(tenantId, id);
  }

  /** Has events wait, or go on to where they are wanted. */
  public Webhook pause(UUID tenantId, UUID id, boolean paused, Who who) {
    Webhook webhook = get(tenantId, id);
    if (webhook.paused() != paused) {
      String step = paused ? PAUSED : "webhook.resumed";
      require(store.pause(id, paused, entry(webhook, who, step, Map.of())));
    }
    return get(tenantId, id);
  }

  public void delete(UUID tenantId, UUID id, Who who) {
    Webhook webhook = get(tenantId, id);
    require(store.delete(id, entry(webhook, who, "webhook.deleted", Map.of())));
  }

  /** Gives it a new secret; those before it sign beside the new one for a while. */
  public Issued rotate(UUID tenantId, UUID id, Duration overlap, Who who) {
    Webhook webhook = get(tenantId, id);
    Instant now = now();
    if (store.secrets(id, now).size() >= MOST_SECRETS) {
      throw new ServiceException(
          ErrorCode.CONFLICT,
          "The webhook has %d secrets that still sign; wait for one to expire"
              .formatted(MOST_SECRETS));
    }
    SigningSecret secret = SigningSecret.random(random);
    AuditEntry entry =
        entry(
            webhook,
            who,
            "webhook.secret_rotated",
            Map.of("overlap_hours", Long.toString(overlap.toHours())));
    SealedSecret sealed = safe.seal(newId.get(), tenantId, secret);
    require(store.rotate(id, sealed, now.plus(overlap), now, entry));
    return new Issued(webhook, secret.text());
  }

  /** Has an event made that goes to this webhook alone; its id. */
  public UUID test(UUID tenantId, UUID id, Who who) {
    Webhook webhook = get(tenantId, id);
    Event event =
        new Event(
            newId.get(),
            tenantId,
            TEST,
            id.toString(),
            new TreeMap<>(Map.of("by", who.name())),
            now());
    store.announce(event, entry(webhook, who, "webhook.tested", Map.of()));
    return event.id();
  }

  /** Has one event sent again at once, whatever became of it. */
  public void sendAgain(UUID tenantId, UUID id, UUID eventId, Who who) {
    Webhook webhook = get(tenantId, id);
    AuditEntry entry =
        entry(webhook, who, "webhook.sent_again", Map.of("event_id", eventId.toString()));
    require(deliveries.sendAgain(id, eventId, now(), entry));
  }

  /** Has all events sent again that were given up, if they are not older than that; how many. */
  public int sendDeadAgain(UUID tenantId, UUID id, Instant since, Who who) {
    Webhook webhook = get(tenantId, id);
    AuditEntry entry = entry(webhook, who, "webhook.sent_again", Map.of("since", since.toString()));
    return deliveries.sendDeadAgain(id, since, now(), entry);
  }

  private AuditEntry entry(Webhook webhook, Who who, String step, Map<String, String> details) {
    return audit.entry(webhook.tenantId(), who, step, webhook.id().toString(), "", details);
  }

  /** The path of an address may be a secret. */
  private static Map<String, String> about(Terms terms) {
    return Map.of(
        "host", terms.url().getHost(), "types", String.join(" ", new TreeSet<>(terms.types())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void require(boolean found) {
    if (!found) {
      throw notFound();
    }
  }

  private static ServiceException notFound() {
    return new ServiceException(ErrorCode.NOT_FOUND, "There is no such webhook");
  }
}
