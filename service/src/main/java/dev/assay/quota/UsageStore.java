package dev.assay.quota;

import dev.assay.events.Event;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps how many leads were scored, on all nodes together. Calls block. */
public interface UsageStore {

  /**
   * What a tenant adds.
   *
   * @param leads below 0 where more of them failed than were scored
   * @param limit of the tenant's plan
   * @param refused whether a call was refused for the limit
   * @param reached told of where the limit is reached, or a call was refused for it, for the first
   *     time in the month
   */
  record Added(UUID tenantId, long leads, long limit, boolean refused, Event reached) {}

  /** Adds to what was scored in a month; all of it or nothing. */
  void add(YearMonth month, List<Added> added);

  /** What was scored in a month, by tenant. */
  Map<UUID, Long> of(YearMonth month);
}
