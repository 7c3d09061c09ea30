package dev.assay.learning;

import dev.assay.audit.Who;
import dev.assay.clients.Method;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Weights that were found for a client.
 *
 * @param number from 1, by client
 * @param version of the tenant's weights
 * @param provenance where they come from: canonical JSON
 * @param settledOn when it was decided whether they judge; null until then
 * @param settledBy who decided; null until then
 */
public record Proposal(
    UUID id,
    UUID tenantId,
    UUID clientId,
    int number,
    int version,
    Method method,
    SortedMap<String, Double> weights,
    String provenance,
    State state,
    Instant createdOn,
    @Nullable Instant settledOn,
    @Nullable Who settledBy) {

  /** Whether they judge. */
  public enum State {
    PROPOSED,
    LIVE,
    REPLACED,
    REJECTED;

    /** The name in JSON and SQL. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static State of(String json) {
      return valueOf(json.toUpperCase(Locale.ROOT));
    }
  }

  public Proposal {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }
}
