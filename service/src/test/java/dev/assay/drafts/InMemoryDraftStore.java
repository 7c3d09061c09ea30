package dev.assay.drafts;

import dev.assay.packs.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts in memory. */
public final class InMemoryDraftStore implements DraftStore {
  private final Map<UUID, Kept> kept = new TreeMap<>();

  private static final class Kept {
    private Draft draft;
    private final SortedMap<String, String> files;
    private final List<Step> steps = new ArrayList<>();
    private final List<GateRecord> gates = new ArrayList<>();

    Kept(Draft draft, Map<String, String> files) {
      this.draft = draft;
      this.files = new TreeMap<>(files);
    }
  }

  @Override
  public synchronized void add(Draft draft, Map<String, String> files, Step step) {
    Kept one = new Kept(draft, files);
    one.steps.add(step);
    kept.put(draft.id(), one);
  }

  @Override
  public synchronized List<Draft> drafts(Line line) {
    return drafts(line.owner()).stream().filter(draft -> draft.line().equals(line)).toList();
  }

  @Override
  public synchronized List<Draft> drafts(UUID owner) {
    return kept.values().stream()
        .map(one -> one.draft)
        .filter(draft -> draft.line().owner().equals(owner))
        .sorted(Comparator.comparing(Draft::changedOn).reversed().thenComparing(Draft::id))
        .toList();
  }

  @Override
  public synchronized Optional<Draft> find(Line line, UUID id) {
    return Optional.ofNullable(kept.get(id))
        .map(one -> one.draft)
        .filter(draft -> draft.line().equals(line));
  }

  @Override
  public synchronized SortedMap<String, String> files(UUID id) {
    Kept one = kept.get(id);
    return one == null ? Collections.emptySortedMap() : new TreeMap<>(one.files);
  }

  @Override
  public synchronized boolean edit(
      UUID id, String path, @Nullable String text, Condition condition, Step step) {
    Kept one = open(id);
    if (one == null) {
      return false;
    }
    String before = one.files.get(path);
    if (!condition.holds(before == null ? null : Content.tag(before))) {
      return false;
    }
    if (text == null) {
      one.files.remove(path);
    } else {
      one.files.put(path, text);
    }
    takeBack(one, step);
    return true;
  }

  @Override
  public synchronized boolean replace(
      UUID id, long revision, Map<String, String> files, Step step) {
    Kept one = open(id);
    if (one == null || one.draft.revision() != revision) {
      return false;
    }
    one.files.clear();
    one.files.putAll(files);
    takeBack(one, step);
    return true;
  }

  @Override
  public synchronized boolean advance(Draft next, Step step) {
    Kept one = open(next.id());
    if (one == null || one.draft.revision() != next.revision() - 1) {
      return false;
    }
    one.draft = next;
    one.steps.add(step);
    return true;
  }

  @Override
  public synchronized boolean remove(UUID id, long revision) {
    Kept one = open(id);
    return one != null && one.draft.revision() == revision && kept.remove(id) != null;
  }

  @Override
  public synchronized List<Step> steps(UUID id) {
    Kept one = kept.get(id);
    return one == null ? List.of() : List.copyOf(one.steps);
  }

  @Override
  public synchronized void add(UUID id, GateRecord gate) {
    Kept one = kept.get(id);
    if (one != null) {
      one.gates.add(gate);
    }
  }

  @Override
  public synchronized Optional<GateRecord> gate(UUID id) {
    Kept one = kept.get(id);
    return one == null || one.gates.isEmpty()
        ? Optional.empty()
        : Optional.of(one.gates.get(one.gates.size() - 1));
  }

  private @Nullable Kept open(UUID id) {
    Kept one = kept.get(id);
    return one == null || one.draft.state() == Draft.State.PUBLISHED ? null : one;
  }

  private static void takeBack(Kept one, Step step) {
    one.draft = one.draft.with(null, step.at());
    one.steps.add(step);
  }
}
