package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads decisions as they were made, as far as their keys are there. Blocks; thread-safe. */
public final class LogReader {
  private static final int PAGE = 500;

  private final DecisionStore store;
  private final Keyring keyring;
  private final Sealer sealer;

  public LogReader(DecisionStore store, Keyring keyring) {
    this.store = store;
    this.keyring = keyring;
    this.sealer = new Sealer(keyring.hashKeys());
  }

  /** The decision of that id, if it is this tenant's. */
  public Optional<StoredDecision> find(UUID tenantId, UUID decisionId) {
    return store.find(tenantId, decisionId).map(this::open);
  }

  /** The decisions asked for, those with the latest clock first. */
  public List<StoredDecision> search(Search search) {
    Map<Lookup, List<String>> hashes = new EnumMap<>(Lookup.class);
    search
        .whom()
        .forEach(
            (by, value) -> hashes.put(by, keyring.hashKeys().all(by, search.tenantId(), value)));
    return store.search(search, hashes).stream().map(this::open).toList();
  }

  /** Every decision of every node, in the order of their logs. */
  public void forEach(Consumer<StoredDecision> reader) {
    for (UUID nodeId : store.nodes()) {
      long next = 0;
      List<LogEntry> page = store.read(nodeId, next, PAGE);
      while (!page.isEmpty()) {
        page.forEach(entry -> reader.accept(open(entry)));
        next = page.get(page.size() - 1).leafIndex() + 1;
        page = store.read(nodeId, next, PAGE);
      }
    }
  }

  /**
   * Decisions spread evenly over the log of every node.
   *
   * @param count how many of each log at most, 1 or more
   */
  public void sample(int count, Consumer<StoredDecision> reader) {
    for (UUID nodeId : store.nodes()) {
      long size = store.head(nodeId).map(TreeHead::size).orElse(0L);
      long step = Math.max(1, (size + count - 1) / count);
      for (long index = 0; index < size; index += step) {
        store.read(nodeId, index, 1).forEach(entry -> reader.accept(open(entry)));
      }
    }
  }

  private StoredDecision open(LogEntry entry) {
    SealedDecision sealed = entry.sealed();
    DecisionRecord record = sealed.record();
    Bytes payload = sealed.payload();
    Decision decision =
        payload == null
            ? null
            : keyring
                .opening(record.tenantId(), record.id(), record.lead(), sealed.ownKey())
                .map(key -> sealer.open(sealed, payload, key))
                .orElse(null);
    return new StoredDecision(entry.nodeId(), entry.leafIndex(), record, decision);
  }
}
