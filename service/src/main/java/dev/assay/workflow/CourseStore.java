package dev.assay.workflow;

import dev.assay.weights.Owners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps what was done with leads, and who looks after them. Calls block. */
public interface CourseStore {

  /** What was done with a lead, the latest first. */
  List<Act> done(UUID lead, int limit);

  /** What owners have; somebody may get a lead the moment after. */
  Map<String, Rota.Load> loads(UUID tenantId, Owners owners);

  /** Gives a lead to an owner; where they have it already, nothing happens. */
  void give(Handover handover);

  /** The tenants that have leads which wait for an owner and were not looked at for a while. */
  List<UUID> wanting(Instant now);

  /**
   * Leads of a tenant that wait for an owner, those first in the queue first; they are not told
   * again until then.
   */
  List<UUID> waiting(UUID tenantId, int limit, Instant now, Instant until);
}
