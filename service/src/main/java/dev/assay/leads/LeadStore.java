package dev.assay.leads;

import dev.assay.canonical.Bytes;
import dev.assay.events.Event;
import dev.assay.workflow.Consequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps leads, what happened to them and their scores. Calls block; what they change is on disk
 * when they return. Whatever a score depends on raises the lead's revision.
 */
public interface LeadStore {

  /**
   * A lead as it is to be kept.
   *
   * @param lookup keyed hash of the caller's own id
   * @param happened what its values tell of, unless that is known already
   */
  record Put(
      UUID id,
      UUID tenantId,
      String lookup,
      Bytes externalId,
      Bytes payload,
      Instant now,
      List<Activity> happened) {
    public Put {
      happened = List.copyOf(happened);
    }
  }

  /**
   * Which leads to list; those without a score come last.
   *
   * @param least lowest score; null for any, and none
   * @param ascending whether the lowest score comes first
   */
  record Page(
      UUID tenantId,
      @Nullable String band,
      @Nullable String status,
      @Nullable String owner,
      @Nullable Integer least,
      boolean ascending,
      @Nullable Place after,
      int limit) {}

  /** Where a page ended. */
  record Place(int rank, UUID lead) {}

  /** Where a page of activities ended. */
  record ActivityPlace(Instant at, UUID id) {}

  /** A score that was computed, and all that goes with it. */
  record Scored(
      StoredLead of,
      Snapshot snapshot,
      String cause,
      List<FactorRow> factors,
      List<Event> events,
      Consequence consequence,
      Instant due) {
    public Scored {
      factors = List.copyOf(factors);
      events = List.copyOf(events);
    }
  }

  /** Keeps a lead; answers whether it is new. */
  boolean put(Put lead);

  /** Adds what happened; not where it is known already. */
  boolean add(UUID tenantId, UUID lead, Activity activity);

  void setStatus(UUID lead, String status, Instant now);

  void setEnrichment(UUID lead, Bytes enrichment, Instant now);

  /** A lead by keyed hashes of the caller's id, any of which will do. */
  Optional<StoredLead> find(UUID tenantId, List<String> lookups);

  Optional<StoredLead> find(UUID lead);

  /** What happened to a lead, the latest first. */
  List<Activity> activities(UUID lead, @Nullable ActivityPlace after, int limit);

  /**
   * Keeps a score and carries out what follows from it, unless another was kept since the lead was
   * read, or one that takes in more.
   *
   * @return whether it was kept
   */
  boolean apply(Scored scored);

  List<StoredLead> page(Page page);

  /** A lead's scores, the latest first. */
  List<PastScore> history(UUID tenantId, UUID lead, @Nullable Instant before, int limit);

  /** What the scores of leads were since then, the earliest first. */
  List<PastTotal> totals(UUID tenantId, List<UUID> leads, Instant since);

  /** Leads whose score has to be computed anew, those that wait longest first. */
  List<StoredLead> due(Instant now, int limit);

  /** Lets a lead wait longer. */
  void postpone(UUID lead, Instant until);
}
