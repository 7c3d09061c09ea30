package dev.assay.decisionlog;

import dev.assay.canonical.Bytes;
import dev.assay.keys.BrokenSealException;
import dev.assay.keys.DataKey;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import dev.assay.keys.Opener;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * The decision of that id, if it is this tenant's.
   *
   * @throws UnreadableException if it is not what was written
   */
  public Optional<StoredDecision> find(UUID tenantId, UUID decisionId) {
    return store.find(tenantId, decisionId).map(entry -> open(entry, opener(Stream.of(entry))));
  }

  /**
   * The decisions asked for, those with the latest clock first; one that is broken fails no other.
   */
  public List<Found<StoredDecision>> search(Search search) {
    return open(sealed(search));
  }

  /** The same as they rest, for whoever has several threads open them. */
  public List<Found<LogEntry>> sealed(Search search) {
    Map<Lookup, List<String>> hashes = new EnumMap<>(Lookup.class);
    search
        .whom()
        .forEach(
            (by, value) -> hashes.put(by, keyring.hashKeys().all(by, search.tenantId(), value)));
    return store.search(search, hashes);
  }

  /** Decisions as they were made; one that is broken fails no other. */
  public List<Found<StoredDecision>> open(List<Found<LogEntry>> found) {
    Opener opener = opener(found.stream().map(Found::what).filter(Objects::nonNull));
    return found.stream().map(one -> one.map(entry -> open(entry, opener))).toList();
  }

  /** Every decision of every node, in the order of their logs. */
  public void forEach(Consumer<StoredDecision> reader) {
    for (UUID nodeId : store.nodes()) {
      long next = 0;
      List<LogEntry> page = store.read(nodeId, next, PAGE);
      while (!page.isEmpty()) {
        Opener opener = opener(page.stream());
        page.forEach(entry -> reader.accept(open(entry, opener)));
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
        store
            .read(nodeId, index, 1)
            .forEach(entry -> reader.accept(open(entry, opener(Stream.of(entry)))));
      }
    }
  }

  private Opener opener(Stream<LogEntry> entries) {
    return keyring.opener(
        entries
            .map(entry -> entry.sealed().record().lead())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  private StoredDecision open(LogEntry entry, Opener opener) {
    SealedDecision sealed = entry.sealed();
    DecisionRecord record = sealed.record();
    Bytes payload = sealed.payload();
    Decision decision =
        payload == null
            ? null
            : key(sealed, opener).map(key -> sealer.open(sealed, payload, key)).orElse(null);
    return new StoredDecision(entry.nodeId(), entry.leafIndex(), record, decision);
  }

  private static Optional<DataKey> key(SealedDecision sealed, Opener opener) {
    DecisionRecord record = sealed.record();
    try {
      return opener.key(record.tenantId(), record.id(), record.lead(), sealed.ownKey());
    } catch (BrokenSealException e) {
      throw new UnreadableException("the key of decision " + record.id() + " does not open", e);
    }
  }
}
