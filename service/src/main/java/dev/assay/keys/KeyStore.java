package dev.assay.keys;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  /** Stores a version of a tenant's key, unless it is there already; answers what is there. */
  WrappedKey addTenantKey(UUID tenantId, WrappedKey key);

  /** For each offer the key its lead has, in the same order; the offered one where it had none. */
  List<LeadKey> takeOrAdd(List<LeadKeyOffer> offers);

  /** A lead's key, unless it was never there or is destroyed. */
  Optional<WrappedKey> leadKey(UUID tenantId, UUID lead);
}
