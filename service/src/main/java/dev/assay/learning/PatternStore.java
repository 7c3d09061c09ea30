package dev.assay.learning;

import dev.assay.clients.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what clients' outcomes say. Calls block. */
public interface PatternStore {

  /**
   * A client whose outcomes, or profile, were changed since they were looked at last.
   *
   * @param outcomes up to which change
   */
  record Changed(UUID tenantId, UUID clientId, long outcomes) {}

  /** A client by its name. */
  record Name(UUID tenantId, UUID clientId) {}

  /** A client whose outcomes say something. */
  record Known(UUID tenantId, UUID clientId, Profile profile, Pattern pattern) {}

  /**
   * Has all clients of a tenant count as changed where they were looked at by something else.
   *
   * @param basis by what a tenant's clients are looked at now; null where that is not known
   */
  void rebase(Function<UUID, @Nullable String> basis);

  /** Another number whenever clients were looked at since, on whichever node. */
  long learned();

  /** Clients of all tenants in the order of their ids. */
  List<Name> after(UUID clientId, int limit);

  /** Some of those that changed, the ones with most changes first. */
  List<Changed> changed(int limit);

  /** Whether one changed, and up to where. */
  Optional<Changed> changed(UUID tenantId, UUID clientId);

  /**
   * Keeps what the outcomes of a client say, up to a change.
   *
   * @param pattern null where they say nothing
   * @param seen its profile as its leads show it
   */
  void save(Changed changed, @Nullable Pattern pattern, Profile seen);

  /** All clients whose outcomes say something. */
  List<Known> all();
}
