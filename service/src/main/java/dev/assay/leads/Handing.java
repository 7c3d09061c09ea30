package dev.assay.leads;

import dev.assay.audit.Audit;
import dev.assay.audit.Who;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.events.Event;
import dev.assay.weights.Owners.Owner;
import dev.assay.workflow.CourseStore;
import dev.assay.workflow.Handover;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives leads to owners whom a person names, whatever room they have. Thread-safe; calls block. */
public final class Handing {
  private final LeadStore store;
  private final CourseStore courses;
  private final LeadSeal seal;
  private final Scorer scorer;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<UUID> newId;

  Handing(
      LeadStore store,
      CourseStore courses,
      LeadSeal seal,
      Scorer scorer,
      Audit audit,
      Clock clock,
      Supplier<UUID> newId) {
    this.store = store;
    this.courses = courses;
    this.seal = seal;
    this.scorer = scorer;
    this.audit = audit;
    this.clock = clock;
    this.newId = newId;
  }

  /**
   * Gives a lead to an owner; to whom it is given already, nothing happens.
   *
   * @param owner one of the tenant's
   */
  public void give(UUID tenantId, String leadId, String owner, String reason, Who who) {
    StoredLead lead =
        store.find(tenantId, seal.lookups(tenantId, leadId)).orElseThrow(Scorer::gone);
    if (!isOwner(tenantId, owner)) {
      throw new ServiceException(
          ErrorCode.CONFLICT, "'%s' is none of the owners in /v1/settings/owners".formatted(owner));
    }
    courses.give(
        new Handover(
            tenantId,
            lead.id(),
            owner,
            before ->
                audit.entry(
                    tenantId,
                    who,
                    "lead.owner_changed",
                    lead.id().toString(),
                    reason,
                    before == null
                        ? Map.of("owner", owner)
                        : Map.of("owner", owner, "previous_owner", before)),
            (before, now) -> event(lead, before, now)));
  }

  private boolean isOwner(UUID tenantId, String owner) {
    return scorer.settings(tenantId).owners().owners().stream()
        .map(Owner::owner)
        .anyMatch(owner::equals);
  }

  private Event event(StoredLead lead, @Nullable String before, String now) {
    Snapshot snapshot = lead.snapshot();
    Map<String, String> data =
        snapshot == null ? new TreeMap<>() : Scorer.told(snapshot, "owner_changed");
    data.put("owner", now);
    if (before != null) {
      data.put("previous_owner", before);
    }
    return new Event(
        newId.get(),
        lead.tenantId(),
        "lead.assigned",
        lead.id().toString(),
        new TreeMap<>(data),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
