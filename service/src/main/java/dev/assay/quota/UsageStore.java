package dev.assay.quota;

import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/** Keeps how many leads were scored, on all nodes together. Calls block. */
public interface UsageStore {

  /** Adds to what was scored in a month, by tenant; all of it or nothing. */
  void add(YearMonth month, Map<UUID, Long> leads);

  /** What was scored in a month, by tenant. */
  Map<UUID, Long> of(YearMonth month);
}
