package dev.assay.outcomes;

import dev.assay.keys.Keyring;
import dev.assay.keys.Opener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what became of leads. Thread-safe; calls block. */
public final class OutcomeReader {
  /** So many of a client's latest outcomes are looked at. */
  private static final int LATEST = 20_000;

  private final OutcomeStore store;
  private final Keyring keyring;

  OutcomeReader(OutcomeStore store, Keyring keyring) {
    this.store = store;
    this.keyring = keyring;
  }

  /** Hands out what is held of single leads. */
  public HeldOutcomes held() {
    return new HeldOutcomes(store, keyring);
  }

  /** The last word on each of a client's leads, those it took back left out. */
  public List<StoredOutcome> standing(UUID tenantId, UUID clientId) {
    Map<UUID, StoredOutcome> last = new LinkedHashMap<>();
    store.ofClient(tenantId, clientId, LATEST).stream()
        .sorted(StoredOutcome.IN_TIME)
        .forEach(outcome -> last.put(outcome.lead(), outcome));
    return last.values().stream()
        .filter(outcome -> outcome.outcome() != Outcome.RETRACTED)
        .toList();
  }

  /**
   * How the leads of outcomes were named, by the id of the outcome; those that were erased, or
   * named to an earlier release, are left out.
   */
  public Map<UUID, String> leadIds(UUID tenantId, List<StoredOutcome> outcomes) {
    Opener opener =
        keyring.opener(
            outcomes.stream()
                .map(StoredOutcome::lead)
                .collect(Collectors.toCollection(HashSet::new)));
    Map<UUID, String> leadIds = new HashMap<>();
    for (StoredOutcome outcome : outcomes) {
      opener
          .key(tenantId, outcome.id(), outcome.lead(), null)
          .map(key -> Payload.read(key.open(outcome.id(), outcome.payload())).leadId())
          .ifPresent(leadId -> leadIds.put(outcome.id(), leadId));
    }
    return leadIds;
  }

  /** What can be learned from a client's leads, but for those that were erased. */
  public List<Example> examples(UUID tenantId, UUID clientId, Rewards rewards) {
    List<StoredOutcome> standing = standing(tenantId, clientId);
    Set<UUID> leads =
        standing.stream().map(StoredOutcome::lead).collect(Collectors.toCollection(HashSet::new));
    Opener opener = keyring.opener(leads);
    List<Example> examples = new ArrayList<>();
    for (StoredOutcome outcome : standing) {
      opener
          .key(tenantId, outcome.id(), outcome.lead(), null)
          .map(key -> Payload.read(key.open(outcome.id(), outcome.payload())).seen())
          .ifPresent(seen -> examples.add(new Example(seen, rewards.of(outcome.outcome()))));
    }
    return examples;
  }
}
