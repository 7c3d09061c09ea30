package dev.assay.proof;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.Hash;
import dev.assay.decisionlog.DecisionRecord;
import dev.assay.decisionlog.DecisionStore;
import dev.assay.decisionlog.LogEntry;
import dev.assay.decisionlog.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The log of one node as a store in memory has it, with its checkpoints. */
public final class InMemoryArchive implements LogArchive, LogSnapshot {
  private final DecisionStore store;
  private final UUID nodeId;
  private final TreeMap<Long, String> notes = new TreeMap<>();

  public InMemoryArchive(DecisionStore store, UUID nodeId) {
    this.store = store;
    this.nodeId = nodeId;
  }

  @Override
  public <R> R read(Function<LogSnapshot, R> question) {
    return question.apply(this);
  }

  @Override
  public synchronized void add(UUID ofNode, long size, String note) {
    notes.putIfAbsent(size, note);
  }

  @Override
  public SortedSet<UUID> nodes() {
    return new TreeSet<>(List.of(nodeId));
  }

  private List<StoredHead> heads(UUID ofNode) {
    List<StoredHead> heads = new ArrayList<>();
    long from = 0;
    for (TreeHead head : store.heads(ofNode)) {
      List<Leaf> leaves =
          store.read(ofNode, from, Math.toIntExact(head.size() - from)).stream()
              .map(entry -> new Leaf(entry.sealed().record().id(), entry.leafHash()))
              .toList();
      heads.add(new StoredHead(head.size(), head.root(), head.peaks(), leaves));
      from = head.size();
    }
    return heads;
  }

  @Override
  public Optional<StoredHead> newestHead(UUID ofNode) {
    return heads(ofNode).stream().reduce((first, second) -> second);
  }

  @Override
  public Optional<StoredHead> head(UUID ofNode, long size) {
    return heads(ofNode).stream().filter(head -> head.size() == size).findFirst();
  }

  @Override
  public List<StoredHead> heads(UUID ofNode, long aboveSize, int limit) {
    return heads(ofNode).stream().filter(head -> head.size() > aboveSize).limit(limit).toList();
  }

  @Override
  public List<StoredRow> rows(UUID ofNode, long fromIndex, int limit) {
    return store.read(ofNode, fromIndex, limit).stream().map(InMemoryArchive::row).toList();
  }

  private static StoredRow row(LogEntry entry) {
    DecisionRecord record = entry.sealed().record();
    Bytes payload = entry.sealed().payload();
    return new StoredRow(
        entry.leafIndex(),
        record.id(),
        record.tenantId(),
        entry.leafHash(),
        entry.sealed().json(),
        record.lead(),
        record.asOf(),
        record.pack(),
        record.packVersion(),
        record.scorecard().score(),
        record.scorecard().band(),
        Stream.concat(
                record.scorecard().riskFlags().stream(),
                record.scorecard().positiveSignals().stream())
            .toList(),
        payload == null ? null : Hash.of(payload.toArray()),
        payload == null,
        true);
  }

  @Override
  public long rowCount(UUID ofNode) {
    return store.read(ofNode, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public synchronized void checkpoints(UUID ofNode, Consumer<String> each) {
    notes.values().forEach(each);
  }

  @Override
  public synchronized Optional<String> newestCheckpoint(UUID ofNode) {
    return ofNode.equals(nodeId) && !notes.isEmpty()
        ? Optional.of(notes.lastEntry().getValue())
        : Optional.empty();
  }

  @Override
  public Optional<Place> find(UUID tenantId, UUID decisionId) {
    return store
        .find(tenantId, decisionId)
        .map(entry -> new Place(entry.nodeId(), entry.leafIndex(), entry.sealed().json()));
  }
}
