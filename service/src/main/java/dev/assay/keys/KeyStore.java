package dev.assay.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Keeps wrapped keys. Calls block until the change is committed. */
public interface KeyStore {

  /** Check of the master key that wraps everything here; empty for a new database. */
  Optional<String> masterKeyCheck();

  /** Starts a new database; does nothing where another node was first. */
  void start(String masterKeyCheck, WrappedKey firstHashKey);

  List<WrappedKey> hashKeys();

  /** The newest key of a tenant. */
  Optional<WrappedKey> tenantKey(UUID tenantId);

  Optional<WrappedKey> tenantKey(UUID tenantId, int version);

  /**
   * Stores a version of a tenant's key, unless it is there already; answers what is there.
   *
   * @param masterKeyCheck check of the master key that wraps it
   * @throws MasterKeyException if another master key is in use by now
   */
  WrappedKey addTenantKey(UUID tenantId, WrappedKey key, String masterKeyCheck);

  /**
   * Puts every data key of a tenant that an older version of the tenant's key wraps in its new
   * form, group by group; of the old forms nothing is left where the store can see to it.
   *
   * @param version of the tenant's key by which they are wrapped anew
   * @param anew the new form, by the id of the lead or decision and the old form
   * @return how many there were
   */
  int rewrap(UUID tenantId, int version, BiFunction<UUID, WrappedKey, WrappedKey> anew);

  /**
   * Puts all hash keys and tenants' keys in the form in which another master key wraps them, all or
   * nothing.
   *
   * @throws MasterKeyException if the master key in use is not the one of that check
   */
  void rewrapAll(
      String masterKeyCheck,
      String nextCheck,
      UnaryOperator<WrappedKey> hashKey,
      BiFunction<UUID, WrappedKey, WrappedKey> tenantKey);

  /** For each offer the key its lead has, in the same order; the offered one where it had none. */
  List<LeadKey> takeOrAdd(List<LeadKeyOffer> offers);

  /** The key of a lead by keyed hashes of the caller's id, any of which will do. */
  Optional<LeadKey> leadKey(List<String> lookups);

  /** The keys of these leads, but for those that were never there or are destroyed. */
  List<LeadKey> leadKeys(Set<UUID> leads);
}
