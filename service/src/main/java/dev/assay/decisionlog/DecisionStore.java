package dev.assay.decisionlog;

import dev.assay.keys.Lookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
  List<LogEntry> search(Search search, Map<Lookup, List<String>> hashes);

  /** Leaves of a node's log in their order. */
  List<LogEntry> read(UUID nodeId, long fromIndex, int limit);

  /**
   * Destroys the key of a named lead with all hashes and ciphertexts that hang on it; scores stay.
   *
   * @param lookups keyed hashes of the caller's id of the lead
   * @return whether there was such a lead
   */
  boolean eraseLead(UUID tenantId, List<String> lookups, Instant at);

  /**
   * The same for a decision that has its own key.
   *
   * @return whether there was such a decision with a key of its own
   */
  boolean eraseDecision(UUID tenantId, UUID decisionId, Instant at);
}
