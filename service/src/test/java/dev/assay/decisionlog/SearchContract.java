package dev.assay.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.decisionlog.Search.Place;
import dev.assay.intake.Detection;
import dev.assay.intake.Field;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import dev.assay.keys.MasterKeySource;
import dev.assay.rules.FactorKind;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which decisions a search finds, and in which order, on whatever store. */
public abstract class SearchContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");

  private final UUID tenant = UUID.randomUUID();
  private final List<Decision> decisions = new ArrayList<>();
  @TempDir private Path folder;
  private Stores stores;
  private DecisionLog log;

  /** New stores, empty at the first call. */
  protected abstract Stores open(Path folder);

  @BeforeEach
  void recordAll() {
    stores = open(folder);
    Keyring keyring =
        Keyring.open(
            stores.keys(),
            new MasterKeySource(null, folder.resolve("master.key")),
            new SecureRandom(),
            SampleDecisions::newId);
    log =
        new DecisionLog(
            stores.decisions(),
            keyring,
            UUID.randomUUID(),
            UUID.randomUUID(),
            Clock.systemUTC(),
            head -> {},
            64 << 20);
    for (int i = 0; i < 60; i++) {
      decisions.add(
          append(tenant, i % 4 == 0 ? null : "lead-" + i % 4, i % 5, i % 3 == 0, i % 7, i % 2));
    }
    append(UUID.randomUUID(), "lead-1", 0, true, 0, 0);
    decisions.sort(Comparator.comparing(Decision::asOf).thenComparing(Decision::id).reversed());
  }

  @AfterEach
  void stop() {
    log.close();
    stores.closing().run();
  }

  private Decision append(
      UUID of, @Nullable String leadId, int person, boolean risky, int hours, int patch) {
    UUID id = SampleDecisions.newId();
    return get(
        log.keyFor(new KeyRequest(of, id, leadId))
            .thenCompose(
                key -> {
                  Decision made = SampleDecisions.of(of, id, leadId, key);
                  Decision decision =
                      new Decision(
                          id,
                          of,
                          leadId,
                          NOON.plusSeconds(3600L * hours),
                          made.pack(),
                          "1.0." + patch,
                          made.sent(),
                          made.lead(),
                          new Detection(
                              Map.of(),
                              Map.of(
                                  Field.EMAIL,
                                  "p" + person + "@acme.example",
                                  Field.PHONE,
                                  "+4420794609" + person),
                              Map.of(),
                              List.of(),
                              List.of(),
                              List.of()),
                          made.bands(),
                          scorecard(risky),
                          made.receipt(),
                          made.warnings());
                  return log.append(decision, key).thenApply(done -> decision);
                }));
  }

  private static Scorecard scorecard(boolean risky) {
    FactorKind kind = risky ? FactorKind.RISK : FactorKind.SIGNAL;
    FactorPoint factor =
        new FactorPoint(
            risky ? "random_name" : "quality_message",
            kind,
            "name",
            1,
            1,
            1,
            new TreeMap<>(),
            List.of());
    return new Scorecard(
        risky ? 20 : 80, risky ? "low" : "high", "review", "band", List.of(factor), List.of());
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private List<@Nullable Decision> find(Map<Lookup, String> whom, Criteria criteria) {
    return find(new Search(tenant, whom, criteria, null, 1000));
  }

  private List<@Nullable Decision> find(Search search) {
    List<@Nullable Decision> found = new ArrayList<>();
    get(log.search(search)).forEach(one -> found.add(stored(one).decision()));
    return found;
  }

  private static StoredDecision stored(Found<StoredDecision> found) {
    StoredDecision stored = found.what();
    assertThat(stored).as("readable").isNotNull();
    return Objects.requireNonNull(stored);
  }

  private List<Decision> expected(Predicate<Decision> meets) {
    List<Decision> expected = decisions.stream().filter(meets).toList();
    assertThat(expected).isNotEmpty().hasSizeLessThan(decisions.size());
    return expected;
  }

  private static String email(Decision decision) {
    return String.valueOf(decision.detection().normalized().get(Field.EMAIL));
  }

  @Test
  void search_everything_latestFirstAndOnlyOneTenants() {
    assertThat(find(Map.of(), Criteria.ANY)).isEqualTo(decisions);
  }

  @Test
  void search_oneCriterion_thoseThatMeetIt() {
    assertThat(find(Map.of(), new Criteria("random_name", null, null, null, null, null)))
        .isEqualTo(expected(d -> d.scorecard().riskFlags().contains("random_name")));
    assertThat(find(Map.of(), new Criteria("quality_message", null, null, null, null, null)))
        .isEqualTo(expected(d -> !d.scorecard().positiveSignals().isEmpty()));
    assertThat(find(Map.of(), new Criteria(null, "low", null, null, null, null)))
        .isEqualTo(expected(d -> d.scorecard().band().equals("low")));
    assertThat(find(Map.of(), new Criteria(null, null, "lead-quality", "1.0.1", null, null)))
        .isEqualTo(expected(d -> d.packVersion().equals("1.0.1")));
    assertThat(find(Map.of(), new Criteria(null, null, "other", null, null, null))).isEmpty();
    assertThat(find(Map.of(), new Criteria(null, "insufficient_data", null, null, null, null)))
        .isEmpty();
    assertThat(find(Map.of(), new Criteria("ran%", null, null, null, null, null))).isEmpty();
  }

  @Test
  void search_time_fromIsInAndToIsOut() {
    Instant from = NOON.plusSeconds(3600);
    Instant to = NOON.plusSeconds(3 * 3600);

    assertThat(find(Map.of(), new Criteria(null, null, null, null, from, to)))
        .isEqualTo(expected(d -> !d.asOf().isBefore(from) && d.asOf().isBefore(to)));
  }

  @Test
  void search_people_byAnySpellingOfThem() {
    assertThat(find(Map.of(Lookup.EMAIL, " P2@Acme.Example"), Criteria.ANY))
        .isEqualTo(expected(d -> email(d).startsWith("p2")));
    assertThat(find(Map.of(Lookup.PHONE, "+44 2079 4609-3"), Criteria.ANY))
        .isEqualTo(expected(d -> email(d).startsWith("p3")));
    assertThat(find(Map.of(Lookup.LEAD_ID, "lead-1"), Criteria.ANY))
        .isEqualTo(expected(d -> "lead-1".equals(d.leadId())));
    assertThat(find(Map.of(Lookup.LEAD_ID, "lead-9"), Criteria.ANY)).isEmpty();
  }

  @Test
  void search_several_thoseThatMeetAll() {
    assertThat(
            find(
                Map.of(Lookup.LEAD_ID, "lead-1", Lookup.EMAIL, "p1@acme.example"),
                new Criteria("quality_message", "high", "lead-quality", "1.0.1", NOON, null)))
        .isEqualTo(
            expected(
                d ->
                    "lead-1".equals(d.leadId())
                        && email(d).startsWith("p1")
                        && d.scorecard().band().equals("high")));
  }

  @Test
  void search_pageByPage_everyDecisionOnceThoughOthersCome() {
    Random random = new Random(7);
    List<Decision> seen = new ArrayList<>();
    Place after = null;
    for (int limit = 1; ; limit = 1 + random.nextInt(9)) {
      List<Decision> page = find(new Search(tenant, Map.of(), Criteria.ANY, after, limit));
      seen.addAll(page);
      if (page.size() < limit) {
        break;
      }
      Decision last = page.get(page.size() - 1);
      after = new Place(last.asOf(), last.id());
      append(tenant, "late", 0, false, 100, 0);
    }

    assertThat(seen).isEqualTo(decisions);
  }

  @Test
  void search_erasedLead_foundByNothingThatTellsOfIt() {
    List<Decision> erased = expected(d -> "lead-1".equals(d.leadId()));
    UUID lead =
        get(log.find(tenant, erased.get(0).id())).map(found -> found.record().lead()).orElseThrow();
    stores.decisions().erase(List.of(new DestroyedKey(tenant, lead, NOON)));

    assertThat(find(Map.of(Lookup.LEAD_ID, "lead-1"), Criteria.ANY)).isEmpty();
    assertThat(find(Map.of(Lookup.EMAIL, email(erased.get(0))), Criteria.ANY))
        .doesNotContainAnyElementsOf(erased);
    assertThat(find(Map.of(), Criteria.ANY))
        .hasSize(decisions.size())
        .filteredOn(found -> found == null)
        .hasSameSizeAs(erased);
  }
}
