package dev.assay.explain;

import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogReader;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The scores of a lead over time, each with why it is another than the one before. Blocks. */
public final class History {
  private final LogReader log;
  private final ScoreChanges changes;

  public History(LogReader log, ScoreChanges changes) {
    this.log = log;
    this.changes = changes;
  }

  /**
   * One decision on a lead.
   *
   * @param before the one before it by the same pack; null for the first
   * @param change null where there is none before it, and where it cannot be told
   */
  public record Past(
      Found<StoredDecision> found, @Nullable Decision before, @Nullable ScoreChange change) {}

  /**
   * The decisions that a search for one lead finds, the latest first.
   *
   * @param shown of how many it is told why their score changed
   */
  public List<Past> page(Search search, int shown) {
    List<Found<StoredDecision>> found = log.search(search);
    return IntStream.range(0, found.size())
        .mapToObj(
            i ->
                i < shown
                    ? past(found.get(i), found.subList(i + 1, found.size()), search)
                    : new Past(found.get(i), null, null))
        .toList();
  }

  private Past past(
      Found<StoredDecision> found, List<Found<StoredDecision>> earlier, Search search) {
    Decision later = decision(found).orElse(null);
    Decision before = later == null ? null : before(later, earlier, search).orElse(null);
    ScoreChange change =
        later == null || before == null ? null : changes.between(before, later).orElse(null);
    return new Past(found, before, change);
  }

  private Optional<Decision> before(
      Decision later, List<Found<StoredDecision>> earlier, Search search) {
    Optional<Decision> onPage =
        earlier.stream()
            .flatMap(found -> decision(found).stream())
            .filter(decision -> decision.pack().equals(later.pack()))
            .findFirst();
    return onPage.or(() -> beyond(later, search));
  }

  private Optional<Decision> beyond(Decision later, Search search) {
    Criteria ofPack = new Criteria(null, null, later.pack(), null, null, null);
    Search.Place place = new Search.Place(later.asOf(), later.id());
    return log.search(new Search(search.tenantId(), search.whom(), ofPack, place, 1)).stream()
        .flatMap(found -> decision(found).stream())
        .findFirst();
  }

  private static Optional<Decision> decision(Found<StoredDecision> found) {
    StoredDecision stored = found.what();
    return Optional.ofNullable(stored == null ? null : stored.decision());
  }
}
