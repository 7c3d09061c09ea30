package dev.assay.tenants;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditEntry;
import dev.assay.audit.Who;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Issues keys and recognizes them. Look-ups answer from memory and never block; changes block until
 * they are committed, and every look-up after them knows.
 *
 * <p>Keys have 256 random bits, so a fast keyed hash is enough to keep them by: without the secret
 * nobody can test a guess, and no guess is good.
 */
public final class ApiKeys {
  private static final String START = "ak_";
  private static final int SHOWN = 9;

  /** The name under which the operator's key from the environment is kept. */
  private static final String FIRST_OPERATOR = "first operator";

  private final TenantStore store;
  private final Signer signer;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final SecureRandom random;
  private final Object reloading = new Object();
  private volatile Directory directory;

  /**
   * Reads what the store has.
   *
   * @param secret at least 32 bytes; all keys are worthless under another one
   */
  public ApiKeys(
      TenantStore store,
      byte[] secret,
      Audit audit,
      Clock clock,
      Supplier<UUID> ids,
      SecureRandom random) {
    this.store = store;
    this.signer = new Signer(secret);
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
    this.directory = read();
  }

  /** Who sends this key; null if nobody does, or it is revoked. */
  public @Nullable Principal holder(String secret) {
    Directory now = directory();
    String hash = hash(secret);
    ApiKey key = now.keyByHash(hash);
    return key != null && same(key.hash(), hash) ? now.holder(key) : null;
  }

  /** Who holds the key of that id; null if nobody does, or it is revoked. */
  public @Nullable Principal holder(UUID keyId) {
    Directory now = directory();
    return now.holder(now.key(keyId));
  }

  /** All tenants, the oldest first. */
  public List<Tenant> tenants() {
    return directory().tenants();
  }

  public @Nullable Tenant tenant(UUID id) {
    return directory().tenant(id);
  }

  /** All keys of a tenant, revoked ones too, the oldest first. */
  public List<ApiKey> keys(UUID tenantId) {
    return directory().keys(tenantId);
  }

  /** Whether anybody can administer this service. */
  public boolean hasOperator() {
    return directory().keys(null).stream().anyMatch(key -> !key.revoked());
  }

  /** Blocks. */
  public synchronized Tenant create(String name, Plan plan, Who who) {
    Tenant tenant = new Tenant(ids.get(), name, plan, LogMode.LOSSLESS, 0, now());
    Map<String, String> details = Map.of("name", name, "plan", plan.json());
    store.add(
        tenant,
        audit.entry(tenant.id(), who, "tenant.created", tenant.id().toString(), "", details));
    reload();
    return tenant;
  }

  /**
   * Has a tenant choose a plan: a higher one holds at once, a lower one from the next month on.
   * Blocks.
   *
   * @param granting requests a minute under the plan {@code enterprise}; null for any number
   * @param nextMonth when the next month begins
   * @return what the tenant has subscribed to now
   */
  public synchronized Subscription choose(
      Tenant tenant, Plan plan, @Nullable Integer granting, Instant nextMonth, Who who) {
    Subscription chosen = tenant.subscription().choosing(plan, granting, nextMonth);
    Map<String, String> details = new TreeMap<>();
    details.put("plan", plan.json());
    if (plan == Plan.ENTERPRISE && granting != null) {
      details.put("requests_a_minute", granting.toString());
    }
    if (chosen.next() != null) {
      details.put("from", chosen.next().from().toString());
    }
    store.setSubscription(
        tenant.id(),
        chosen,
        audit.entry(tenant.id(), who, "tenant.plan", tenant.id().toString(), "", details));
    reload();
    return chosen;
  }

  /** Sets what is kept of a tenant's decisions where a call does not say. Blocks. */
  public synchronized void setLog(UUID tenantId, LogMode log, Who who) {
    Map<String, String> details = Map.of("log", log.json());
    store.setLog(
        tenantId, log, audit.entry(tenantId, who, "tenant.log", tenantId.toString(), "", details));
    reload();
  }

  /** Sets from where a tenant's keys are good. Blocks. */
  public synchronized void setAllowed(UUID tenantId, AllowList allowed, Who who) {
    Map<String, String> details = Map.of("ranges", allowed.text());
    store.setAllowed(
        tenantId,
        allowed,
        audit.entry(tenantId, who, "tenant.ip_allowlist", tenantId.toString(), "", details));
    reload();
  }

  /** Has every node know that a tenant puts scores in place of what a pack computes. Blocks. */
  public synchronized void noteOverridden(UUID tenantId, String pack) {
    Tenant tenant = directory().tenant(tenantId);
    if (tenant != null && !tenant.overridden().contains(pack)) {
      store.noteOverridden(tenantId, pack);
      reload();
    }
  }

  /** Makes a key that nobody asked for; see below. Blocks. */
  public IssuedKey issue(@Nullable UUID tenantId, String name, Set<Role> roles) {
    return issue(tenantId, name, roles, Who.SERVICE);
  }

  /** Makes a key for a tenant, or for an operator where it is null. Blocks. */
  public synchronized IssuedKey issue(
      @Nullable UUID tenantId, String name, Set<Role> roles, Who who) {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    String secret = START + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    return new IssuedKey(keep(tenantId, name, roles, secret, who), secret);
  }

  /**
   * Makes the operator's chosen key good, and the one chosen before worthless. Blocks.
   *
   * @param secret what the environment says
   * @throws IllegalArgumentException for a key that was revoked or is a tenant's
   */
  public synchronized void adoptOperator(String secret) {
    String hash = hash(secret);
    ApiKey known = directory().keyByHash(hash);
    if (known != null && (known.revoked() || known.tenantId() != null)) {
      throw new IllegalArgumentException(
          "the operator key was used before and cannot be used again, choose another");
    }
    for (ApiKey key : directory().keys(null)) {
      if (key.name().equals(FIRST_OPERATOR) && !key.revoked() && !key.hash().equals(hash)) {
        revoke(key, Who.SERVICE);
      }
    }
    if (known == null) {
      keep(null, FIRST_OPERATOR, EnumSet.of(Role.OPERATOR), secret, Who.SERVICE);
    }
    reload();
  }

  /** Makes a key worthless, and ends every session begun with it. Blocks. */
  public synchronized void revoke(UUID keyId, Who who) {
    ApiKey key = directory().key(keyId);
    if (key != null) {
      revoke(key, who);
      reload();
    }
  }

  private void revoke(ApiKey key, Who who) {
    store.revoke(key.id(), now(), entry(key, who, "key.revoked"));
  }

  private ApiKey keep(
      @Nullable UUID tenantId, String name, Set<Role> roles, String secret, Who who) {
    String prefix = secret.substring(0, Math.min(SHOWN, secret.length() / 4));
    ApiKey key = new ApiKey(ids.get(), tenantId, name, roles, prefix, hash(secret), now(), null);
    store.add(key, entry(key, who, "key.created"));
    reload();
    return key;
  }

  private AuditEntry entry(ApiKey key, Who who, String step) {
    String roles = key.roles().stream().map(Role::json).collect(Collectors.joining(","));
    Map<String, String> details = Map.of("name", key.name(), "roles", roles);
    return audit.entry(key.tenantId(), who, step, key.id().toString(), "", details);
  }

  /** Reads what other nodes have changed. Blocks. */
  public void refresh() {
    reload();
  }

  /** How much is known here: tenants, their changes, keys and revocations; it only grows. */
  public long mark() {
    return directory().mark();
  }

  /** By what is asked: who is known, with the plans that are in force now. */
  private Directory directory() {
    Directory known = directory;
    Instant until = known.until();
    return until == null || clock.instant().isBefore(until) ? known : turned();
  }

  private Directory turned() {
    synchronized (reloading) {
      directory = directory.at(clock.instant());
      return directory;
    }
  }

  private Directory read() {
    return new Directory(store.tenants(), store.keys(), clock.instant());
  }

  /** Takes a lock of its own: other nodes wait for this while they change something themselves. */
  private void reload() {
    synchronized (reloading) {
      directory = read();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private String hash(String secret) {
    return HexFormat.of().formatHex(signer.sign("api-key\0" + secret));
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }
}
