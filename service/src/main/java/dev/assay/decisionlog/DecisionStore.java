package dev.assay.decisionlog;

import dev.assay.audit.AuditEntry;
import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Keeps the logs of all nodes. Calls block; what they change is on disk when they return. */
public interface DecisionStore {

  /**
   * Makes {@code writer} the one process that may append to a node's log. Whoever was it before is
   * refused from now on.
   */
  void claim(UUID nodeId, UUID writer, Instant at);

  /** The newest head of a node's log; empty while it has no leaf. */
  Optional<TreeHead> head(UUID nodeId);

  /** All heads of a node's log, the smallest first. */
  List<TreeHead> heads(UUID nodeId);

  /**
   * Appends a group and its head, all or nothing.
   *
   * @throws DuplicateDecisionException if a decision of that tenant and id is there already
   * @throws ErasedLeadException if keys by which decisions of the group were sealed are destroyed
   * @throws UnwritableDecisionException if the store cannot hold one of the decisions
   * @throws IllegalStateException if another process has claimed the log
   */
  void append(UUID writer, List<LogEntry> group, TreeHead head);

  /** Those of the decisions that are in the log. */
  Set<UUID> recorded(List<SealedDecision> decisions);

  Optional<LogEntry> find(UUID tenantId, UUID decisionId);

  /**
   * Decisions of one tenant, those with the latest clock first.
   *
   * @param hashes keyed hashes of whom they are about, any of which will do; all kinds must
   */
  List<Found<LogEntry>> search(Search search, Map<Lookup, List<String>> hashes);

  /** Every node that has a log. */
  List<UUID> nodes();

  /** Leaves of a node's log in their order. */
  List<LogEntry> read(UUID nodeId, long fromIndex, int limit);

  /**
   * Destroys the keys of everything held of a person, with all hashes and ciphertexts that hang on
   * them; scores stay. No group is being appended meanwhile.
   *
   * @param hashes keyed hashes of what the person is looked up by, any of which will do
   * @param told what the trail is to tell of it; written in the same transaction
   * @throws HeldException if a hold stands on any of it; nothing is destroyed then
   */
  Erased erase(
      UUID tenantId, Lookup by, List<String> hashes, Instant at, Function<Erased, AuditEntry> told);

  /**
   * The same of a tenant's keys.
   *
   * @throws HeldException likewise
   */
  Erased erase(UUID tenantId, List<DestroyedKey> keys, Function<Erased, AuditEntry> told);

  /** Destroys these keys whatever holds them, and notes them even where they are not there. */
  Erased erase(List<DestroyedKey> keys, Function<Erased, AuditEntry> told);

  /** The same, where the trail has it already. */
  Erased erase(List<DestroyedKey> keys);

  /** All keys that were ever destroyed, the first ones first. */
  List<DestroyedKey> destroyedKeys();
}
