package dev.assay.decisionlog;

import dev.assay.audit.AuditEntry;
import dev.assay.keys.KeyStore;
import dev.assay.keys.LeadKey;
import dev.assay.keys.LeadKeyOffer;
import dev.assay.keys.Lookup;
import dev.assay.keys.MasterKeyException;
import dev.assay.keys.WrappedKey;
import dev.assay.rules.Scorecard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps decisions and keys as long as the process lives; may be told to fail around appends. */
public final class InMemoryStore implements DecisionStore, KeyStore {
  private static final Comparator<LogEntry> LATEST_FIRST =
      Comparator.comparing((LogEntry entry) -> place(entry)).reversed();

  private final Map<UUID, UUID> writers = new HashMap<>();
  private final Map<UUID, List<TreeHead>> heads = new HashMap<>();
  private final Map<UUID, LogEntry> entries = new LinkedHashMap<>();
  private final List<WrappedKey> hashKeys = new ArrayList<>();
  private final Map<UUID, TreeMap<Integer, WrappedKey>> tenantKeys = new HashMap<>();
  private final Map<String, LeadKey> leadKeys = new HashMap<>();
  private final List<DestroyedKey> destroyed = new ArrayList<>();
  private final Runnable beforeAppend;
  private final Runnable afterAppend;
  private @Nullable String masterKeyCheck;

  public InMemoryStore() {
    this(() -> {}, () -> {});
  }

  InMemoryStore(Runnable beforeAppend, Runnable afterAppend) {
    this.beforeAppend = beforeAppend;
    this.afterAppend = afterAppend;
  }

  @Override
  public synchronized void claim(UUID nodeId, UUID writer, Instant at) {
    writers.put(nodeId, writer);
  }

  @Override
  public synchronized Optional<TreeHead> head(UUID nodeId) {
    List<TreeHead> all = heads(nodeId);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public synchronized List<TreeHead> heads(UUID nodeId) {
    return List.copyOf(heads.getOrDefault(nodeId, List.of()));
  }

  @Override
  public void append(UUID writer, List<LogEntry> group, TreeHead head) {
    beforeAppend.run();
    add(writer, group, head);
    afterAppend.run();
  }

  private synchronized void add(UUID writer, List<LogEntry> group, TreeHead head) {
    UUID nodeId = group.get(0).nodeId();
    if (!writer.equals(writers.get(nodeId))) {
      throw new IllegalStateException("another process writes this log");
    }
    if (!recorded(group.stream().map(LogEntry::sealed).toList()).isEmpty()) {
      throw new DuplicateDecisionException(new IllegalStateException("there already"));
    }
    Set<UUID> gone =
        group.stream()
            .filter(
                entry -> {
                  UUID lead = entry.sealed().record().lead();
                  return lead == null ? isDestroyed(keyOf(entry)) : !hasKey(lead);
                })
            .map(InMemoryStore::keyOf)
            .collect(Collectors.toSet());
    if (!gone.isEmpty()) {
      throw new ErasedLeadException(gone);
    }
    group.forEach(entry -> entries.put(entry.sealed().record().id(), entry));
    heads.computeIfAbsent(nodeId, node -> new ArrayList<>()).add(head);
  }

  private boolean isDestroyed(UUID key) {
    return destroyed.stream().anyMatch(each -> each.keyId().equals(key));
  }

  private boolean hasKey(UUID lead) {
    return leadKeys.values().stream().anyMatch(key -> key.lead().equals(lead));
  }

  @Override
  public synchronized Set<UUID> recorded(List<SealedDecision> decisions) {
    return decisions.stream()
        .map(decision -> decision.record().id())
        .filter(entries::containsKey)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Optional<LogEntry> find(UUID tenantId, UUID decisionId) {
    return Optional.ofNullable(entries.get(decisionId))
        .filter(entry -> entry.sealed().record().tenantId().equals(tenantId));
  }

  @Override
  public synchronized List<Found<LogEntry>> search(
      Search search, Map<Lookup, List<String>> hashes) {
    return entries.values().stream()
        .filter(entry -> entry.sealed().record().tenantId().equals(search.tenantId()))
        .filter(entry -> about(entry.sealed(), hashes) && meets(entry, search.criteria()))
        .sorted(LATEST_FIRST)
        .filter(
            entry -> search.after() == null || place(entry).compareTo(place(search.after())) < 0)
        .limit(search.limit())
        .map(InMemoryStore::found)
        .toList();
  }

  private static Found<LogEntry> found(LogEntry entry) {
    DecisionRecord record = entry.sealed().record();
    return new Found<>(new Search.Place(record.asOf(), record.id()), entry);
  }

  private static String place(LogEntry entry) {
    DecisionRecord record = entry.sealed().record();
    return place(new Search.Place(record.asOf(), record.id()));
  }

  private static String place(Search.Place place) {
    return "%016d %s".formatted(place.asOf().toEpochMilli(), place.id());
  }

  private boolean about(SealedDecision sealed, Map<Lookup, List<String>> hashes) {
    return hashes.entrySet().stream()
        .allMatch(
            whom ->
                whom.getValue().stream()
                    .anyMatch(
                        hash ->
                            switch (whom.getKey()) {
                              case EMAIL ->
                                  hash.equals(sealed.emailLookup())
                                      || sealed.furtherLookups().contains(hash);
                              case PHONE ->
                                  hash.equals(sealed.phoneLookup())
                                      || sealed.furtherLookups().contains(hash);
                              case LEAD_ID ->
                                  leadKeys.containsKey(hash)
                                      && leadKeys.get(hash).lead().equals(sealed.record().lead());
                            }));
  }

  private static boolean meets(LogEntry entry, Criteria criteria) {
    DecisionRecord record = entry.sealed().record();
    Scorecard card = record.scorecard();
    return (criteria.flag() == null
            || card.riskFlags().contains(criteria.flag())
            || card.positiveSignals().contains(criteria.flag()))
        && (criteria.band() == null
            || criteria
                .band()
                .equals(card.isSufficient() ? card.band() : Scorecard.INSUFFICIENT_DATA))
        && (criteria.pack() == null || criteria.pack().equals(record.pack()))
        && (criteria.version() == null || criteria.version().equals(record.packVersion()))
        && (criteria.from() == null || !record.asOf().isBefore(criteria.from()))
        && (criteria.to() == null || record.asOf().isBefore(criteria.to()));
  }

  @Override
  public synchronized List<UUID> nodes() {
    return List.copyOf(writers.keySet());
  }

  @Override
  public synchronized List<LogEntry> read(UUID nodeId, long fromIndex, int limit) {
    return entries.values().stream()
        .filter(entry -> entry.nodeId().equals(nodeId) && entry.leafIndex() >= fromIndex)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Erased erase(
      UUID tenantId,
      Lookup by,
      List<String> hashes,
      Instant at,
      Function<Erased, AuditEntry> told) {
    Stream<UUID> keys =
        by == Lookup.LEAD_ID
            ? hashes.stream().map(leadKeys::get).filter(key -> key != null).map(LeadKey::lead)
            : entries.values().stream()
                .filter(entry -> about(entry.sealed(), Map.of(by, hashes)))
                .map(InMemoryStore::keyOf)
                .distinct();
    return erase(keys.map(key -> new DestroyedKey(tenantId, key, at)).toList(), told);
  }

  @Override
  public synchronized Erased erase(
      UUID tenantId, List<DestroyedKey> keys, Function<Erased, AuditEntry> told) {
    return erase(keys);
  }

  @Override
  public synchronized Erased erase(List<DestroyedKey> keys, Function<Erased, AuditEntry> told) {
    return erase(keys);
  }

  private static UUID keyOf(LogEntry entry) {
    DecisionRecord record = entry.sealed().record();
    return record.lead() == null ? record.id() : record.lead();
  }

  @Override
  public synchronized Erased erase(List<DestroyedKey> keys) {
    Set<UUID> ids = keys.stream().map(DestroyedKey::keyId).collect(Collectors.toSet());
    int leads = leadKeys.size();
    leadKeys.values().removeIf(key -> ids.contains(key.lead()));
    List<LogEntry> found =
        entries.values().stream()
            .filter(entry -> entry.sealed().payload() != null && ids.contains(keyOf(entry)))
            .toList();
    found.forEach(entry -> entries.put(entry.sealed().record().id(), erased(entry)));
    destroyed.addAll(keys);
    return new Erased(leads - leadKeys.size(), found.size(), keys);
  }

  @Override
  public synchronized List<DestroyedKey> destroyedKeys() {
    return List.copyOf(destroyed);
  }

  private static LogEntry erased(LogEntry entry) {
    return new LogEntry(
        entry.nodeId(),
        entry.leafIndex(),
        entry.leafHash(),
        SealedDecision.stored(entry.sealed().json(), null, null, null, null));
  }

  @Override
  public synchronized Optional<String> masterKeyCheck() {
    return Optional.ofNullable(masterKeyCheck);
  }

  @Override
  public synchronized void start(String check, WrappedKey firstHashKey) {
    if (masterKeyCheck == null) {
      masterKeyCheck = check;
      hashKeys.add(firstHashKey);
    }
  }

  @Override
  public synchronized List<WrappedKey> hashKeys() {
    return List.copyOf(hashKeys);
  }

  @Override
  public synchronized Optional<WrappedKey> tenantKey(UUID tenantId) {
    return Optional.ofNullable(tenantKeys.get(tenantId)).map(keys -> keys.lastEntry().getValue());
  }

  @Override
  public synchronized Optional<WrappedKey> tenantKey(UUID tenantId, int version) {
    return Optional.ofNullable(tenantKeys.get(tenantId)).map(keys -> keys.get(version));
  }

  @Override
  public synchronized WrappedKey addTenantKey(
      UUID tenantId, WrappedKey key, String masterKeyCheck) {
    requireSame(masterKeyCheck);
    TreeMap<Integer, WrappedKey> keys =
        tenantKeys.computeIfAbsent(tenantId, tenant -> new TreeMap<>());
    keys.putIfAbsent(key.version(), key);
    return keys.get(key.version());
  }

  private void requireSame(String check) {
    if (!check.equals(masterKeyCheck)) {
      throw new MasterKeyException("another one is in use");
    }
  }

  @Override
  public synchronized int rewrap(
      UUID tenantId, int version, BiFunction<UUID, WrappedKey, WrappedKey> anew) {
    AtomicInteger rewrapped = new AtomicInteger();
    leadKeys.replaceAll(
        (lookup, key) -> {
          if (!key.tenantId().equals(tenantId) || key.wrapped().version() >= version) {
            return key;
          }
          rewrapped.incrementAndGet();
          return new LeadKey(tenantId, key.lead(), anew.apply(key.lead(), key.wrapped()));
        });
    entries.replaceAll(
        (id, entry) -> {
          SealedDecision sealed = entry.sealed();
          WrappedKey own = sealed.ownKey();
          if (!sealed.record().tenantId().equals(tenantId)
              || own == null
              || own.version() >= version) {
            return entry;
          }
          rewrapped.incrementAndGet();
          return new LogEntry(
              entry.nodeId(),
              entry.leafIndex(),
              entry.leafHash(),
              new SealedDecision(
                  sealed.record(),
                  sealed.json(),
                  sealed.emailLookup(),
                  sealed.phoneLookup(),
                  sealed.furtherLookups(),
                  anew.apply(id, own),
                  sealed.payload()));
        });
    return rewrapped.get();
  }

  @Override
  public synchronized void rewrapAll(
      String check,
      String nextCheck,
      UnaryOperator<WrappedKey> hashKey,
      BiFunction<UUID, WrappedKey, WrappedKey> tenantKey) {
    requireSame(check);
    hashKeys.replaceAll(hashKey);
    tenantKeys.forEach(
        (tenantId, keys) -> keys.replaceAll((version, key) -> tenantKey.apply(tenantId, key)));
    masterKeyCheck = nextCheck;
  }

  @Override
  public synchronized List<LeadKey> takeOrAdd(List<LeadKeyOffer> offers) {
    return offers.stream()
        .map(
            offer ->
                offer.lookups().stream()
                    .map(leadKeys::get)
                    .filter(key -> key != null)
                    .findFirst()
                    .orElseGet(
                        () -> {
                          leadKeys.put(offer.lookups().get(0), offer.key());
                          return offer.key();
                        }))
        .toList();
  }

  @Override
  public synchronized Optional<LeadKey> leadKey(List<String> lookups) {
    return lookups.stream().map(leadKeys::get).filter(key -> key != null).findFirst();
  }

  @Override
  public synchronized List<LeadKey> leadKeys(Set<UUID> leads) {
    return leadKeys.values().stream().filter(key -> leads.contains(key.lead())).toList();
  }
}
