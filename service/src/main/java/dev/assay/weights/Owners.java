package dev.assay.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after leads, and how they are shared out: {@code {"strategy": "by_load", "owners":
 * [{"owner": "ana", "weight": 2, "capacity": 30}]}}. Nobody, where a tenant says nothing.
 */
public record Owners(Strategy strategy, List<Owner> owners) {

  public Owners {
    owners = List.copyOf(owners);
  }

  /** Who is next. */
  public enum Strategy {
    /** Whoever waits longest. */
    ROUND_ROBIN,
    /** Whoever has the fewest open leads for their weight. */
    BY_LOAD;

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Somebody who looks after leads.
   *
   * @param owner the tenant's own id of them
   * @param weight the share of one with weight 2 is twice that of one with weight 1
   * @param capacity the most open leads at a time; null for any number
   */
  public record Owner(String owner, int weight, @Nullable Integer capacity) {

    /** Whether they may have one more than so many open leads. */
    public boolean hasRoom(int open) {
      return capacity == null || open < capacity;
    }
  }

  static Owners read(JsonNode json) {
    List<Owner> owners = new ArrayList<>();
    for (JsonNode each : json.path("owners")) {
      JsonNode capacity = each.path("capacity");
      owners.add(
          new Owner(
              each.path("owner").asText(),
              each.path("weight").asInt(1),
              capacity.isNumber() ? capacity.intValue() : null));
    }
    String strategy = json.path("strategy").asText(Strategy.ROUND_ROBIN.json());
    return new Owners(Strategy.valueOf(strategy.toUpperCase(Locale.ROOT)), owners);
  }
}
