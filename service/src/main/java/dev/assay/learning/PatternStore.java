package dev.assay.learning;

import dev.assay.clients.Profile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what clients' outcomes say. Calls block. */
public interface PatternStore {

  /**
   * A client whose outcomes were changed since they were looked at last.
   *
   * @param outcomes up to which change
   */
  record Changed(UUID tenantId, UUID clientId, long outcomes) {}

  /** A client whose outcomes say something. */
  record Known(UUID tenantId, UUID clientId, Profile profile, Pattern pattern) {}

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
