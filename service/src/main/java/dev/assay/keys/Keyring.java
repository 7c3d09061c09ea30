package dev.assay.keys;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.assay.canonical.Bytes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every key in use, unwrapped in memory. Thread-safe; what blocks says so, the rest may run on an
 * event loop.
 */
public final class Keyring {
  private static final String FILE = "assay file";
  private static final int CACHED_LEADS = 50_000;

  private final KeyStore store;
  private final TenantKeys tenantKeys;
  private final SecureRandom random;
  private final Supplier<UUID> newId;
  private final HashKeys hashKeys;
  private final Cache<String, DataKey> leadKeys;

  private Keyring(
      KeyStore store,
      MasterKey master,
      List<WrappedKey> hashKeys,
      SecureRandom random,
      Supplier<UUID> newId) {
    this.store = store;
    this.tenantKeys = new TenantKeys(store, master, random);
    this.random = random;
    this.newId = newId;
    this.leadKeys = CacheBuilder.newBuilder().maximumSize(CACHED_LEADS).build();
    this.hashKeys = HashKeys.unwrap(hashKeys, master);
  }

  /**
   * Opens the keys of a database, and makes the first ones in a new database. Blocks.
   *
   * @param random for keys and nonces
   * @param newId for our own ids of leads
   * @throws MasterKeyException if the master key is missing or another one
   */
  public static Keyring open(
      KeyStore store, MasterKeySource source, SecureRandom random, Supplier<UUID> newId) {
    MasterKey master = source.load(store.masterKeyCheck(), random);
    store.start(master.check(), HashKeys.HashKey.first(random).wrap(master, random));
    MasterKey inUse = source.load(store.masterKeyCheck(), random);
    return new Keyring(store, inUse, store.hashKeys(), random, newId);
  }

  /**
   * Opens the keys of a database that is away by what was kept of them. Never blocks.
   *
   * @throws MasterKeyException if the master key is missing or another one
   */
  public static Keyring reopen(
      KeyStore store,
      Opening kept,
      MasterKeySource source,
      SecureRandom random,
      Supplier<UUID> newId) {
    MasterKey master = source.load(Optional.of(kept.masterKeyCheck()), random);
    return new Keyring(store, master, kept.hashKeys(), random, newId);
  }

  /** By what the keys can be opened again without their database, if one has the master key. */
  public Opening opening() {
    MasterKey master = tenantKeys.master();
    return new Opening(master.check(), hashKeys.wrap(master, random));
  }

  /**
   * Makes sure that the database is the one whose keys these are. Blocks.
   *
   * @throws MasterKeyException if another master key wraps its keys
   * @throws IllegalStateException if it is another database
   */
  public void confirm() {
    MasterKey master = tenantKeys.master();
    String check = store.masterKeyCheck().orElse("");
    if (!check.equals(master.check())) {
      throw new MasterKeyException(
          "The database was written with another master key: its check is '%s', not '%s'."
              .formatted(check, master.check()));
    }
    if (!HashKeys.unwrap(store.hashKeys(), master).sameAs(hashKeys)) {
      throw new IllegalStateException("this is another database than the one before");
    }
  }

  /** Seals a file of this node; whoever has the hash keys can open it. */
  public Bytes sealFile(String name, byte[] plain) {
    return hashKeys.fileKey(name).seal(plain, Bound.to(FILE).and(name), random);
  }

  /**
   * The inverse of {@link #sealFile}.
   *
   * @throws BrokenSealException if it was altered, or sealed with other keys or for another name
   */
  public byte[] openFile(String name, Bytes sealed) {
    return hashKeys.fileKey(name).open(sealed, Bound.to(FILE).and(name));
  }

  public HashKeys hashKeys() {
    return hashKeys;
  }

  /** The key asked for, if it can be had without blocking. */
  public Optional<DataKey> atHand(KeyRequest request) {
    if (request.leadId() != null) {
      return Optional.ofNullable(
          leadKeys.getIfPresent(lookup(request.tenantId(), request.leadId())));
    }
    return tenantKeys
        .atHand(request.tenantId())
        .map(tenantKey -> newDecisionKey(tenantKey, request));
  }

  /** The keys asked for, in the same order; those of leads not seen before are made. Blocks. */
  public List<DataKey> fetch(List<KeyRequest> requests) {
    List<LeadKeyOffer> offers = new ArrayList<>();
    for (KeyRequest request : requests) {
      if (request.leadId() != null) {
        offers.add(offer(request.tenantId(), request.leadId()));
      }
    }
    List<LeadKey> found = offers.isEmpty() ? List.of() : store.takeOrAdd(offers);
    List<DataKey> keys = new ArrayList<>(requests.size());
    int named = 0;
    for (KeyRequest request : requests) {
      if (request.leadId() == null) {
        keys.add(newDecisionKey(tenantKeys.newest(request.tenantId()), request));
      } else {
        String lookup = offers.get(named).lookups().get(0);
        DataKey key = unwrapped(found.get(named++));
        leadKeys.put(lookup, key);
        keys.add(key);
      }
    }
    return keys;
  }

  /** The key of a lead by the caller's own id; empty if it has none, or it is destroyed. Blocks. */
  public Optional<DataKey> find(UUID tenantId, String leadId) {
    return store.leadKey(hashKeys.all(Lookup.LEAD_ID, tenantId, leadId)).map(this::unwrapped);
  }

  /** The key that opens a stored decision; empty if it is destroyed. Blocks. */
  public Optional<DataKey> opening(
      UUID tenantId, UUID decisionId, @Nullable UUID lead, @Nullable WrappedKey own) {
    return opener(lead == null ? Set.of() : Set.of(lead)).key(tenantId, decisionId, lead, own);
  }

  /** For decisions of these leads, and for those of no named lead. Blocks. */
  public Opener opener(Set<UUID> leads) {
    Map<UUID, LeadKey> found = new HashMap<>();
    if (!leads.isEmpty()) {
      store.leadKeys(leads).forEach(key -> found.put(key.lead(), key));
    }
    return new Opener(tenantKeys, random, found);
  }

  /** Forgets the keys of these leads, which were destroyed. */
  public void forget(Set<UUID> leads) {
    leadKeys.asMap().values().removeIf(key -> key.lead() != null && leads.contains(key.lead()));
  }

  /**
   * Gives a tenant a new key, and wraps every data key of the tenant with it. Those of decisions
   * that are under way meanwhile stay with the key before, which is kept for them. Blocks.
   *
   * @return how many data keys were wrapped anew
   * @throws IllegalArgumentException if that tenant has no key yet
   */
  public int rotateTenantKey(UUID tenantId) {
    return tenantKeys.rotate(tenantId);
  }

  /**
   * Wraps all tenants' keys and the hash keys with another master key, by which alone they open
   * from now on. Blocks.
   *
   * @return check of the key that was in use before
   * @throws MasterKeyException if it cannot be read or made, or is the one in use
   */
  public String rotateMasterKey(MasterKeySource source) {
    return tenantKeys.rotateMaster(source);
  }

  private String lookup(UUID tenantId, String leadId) {
    return hashKeys.newest(Lookup.LEAD_ID, tenantId, leadId);
  }

  private DataKey newDecisionKey(TenantKey tenantKey, KeyRequest request) {
    Secret secret = Secret.random(random);
    WrappedKey wrapped = tenantKey.wrap(request.decisionId(), secret, random);
    return DataKey.ofDecision(request.tenantId(), request.decisionId(), wrapped, secret, random);
  }

  private LeadKeyOffer offer(UUID tenantId, String leadId) {
    UUID lead = newId.get();
    WrappedKey wrapped = tenantKeys.newest(tenantId).wrap(lead, Secret.random(random), random);
    return new LeadKeyOffer(
        hashKeys.all(Lookup.LEAD_ID, tenantId, leadId), new LeadKey(tenantId, lead, wrapped));
  }

  private DataKey unwrapped(LeadKey key) {
    Secret secret = tenantKeys.unwrap(key.tenantId(), key.lead(), key.wrapped());
    return DataKey.ofLead(key.tenantId(), key.lead(), secret, random);
  }
}
