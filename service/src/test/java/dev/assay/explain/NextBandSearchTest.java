package dev.assay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.GeneratedLeads;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.ActivityKind;
import dev.assay.model.Lead;
import dev.assay.rules.Band;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would bring leads into a higher band, by the packs that are shipped. */
final class NextBandSearchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant AS_OF = Instant.parse("2026-11-01T12:00:00Z");
  private static final Intake INTAKE = new Intake(ReferenceData.bundled());
  private static final Map<String, RulePack> PACKS = new LinkedHashMap<>();
  private static final int LEADS = 40;

  /** How many activities can still be done, by how many of their kind there were that day. */
  private static final Map<Integer, Integer> CHANGES = Map.of(0, 14, 1, 7, 2, 1, 3, 1, 5, 0);

  @AfterAll
  static void close() {
    PACKS.values().forEach(RulePack::close);
    PACKS.clear();
  }

  static RulePack pack(String named) {
    int at = named.indexOf('@');
    return PACKS.computeIfAbsent(
        named,
        none ->
            new PackCompiler()
                .compile(PackSource.shipped(named.substring(0, at), named.substring(at + 1))));
  }

  static Lead read(RulePack pack, JsonNode sent) {
    return INTAKE.read(sent, pack.parts(), pack.terms().measures(), AS_OF).lead();
  }

  /** A lead under a pack, and what could be changed about it. */
  private record Subject(RulePack pack, Lead lead, Scorecard card, List<NextBandChange> changes) {

    static Subject of(RulePack pack, JsonNode sent) {
      Lead lead = read(pack, sent);
      return new Subject(
          pack,
          lead,
          pack.score(lead, pack.terms()),
          NextBandChanges.of(
              INTAKE, lead, Intake.onDay(sent, AS_OF), pack.parts(), pack.terms().measures()));
    }

    Optional<Band> band() {
      return NextBands.next(pack.terms().bands(), card.score());
    }

    Optional<NextBand> next() {
      return band()
          .flatMap(
              band -> new NextBandSearch(pack, pack.terms(), lead, card, changes).reaching(band));
    }

    /** The changes that an answer names. */
    List<NextBandChange> named(NextBand next) {
      return next.changes().stream()
          .map(
              told ->
                  changes.stream()
                      .filter(
                          change ->
                              change.field().equals(told.field())
                                  && change.to().equals(told.to())
                                  && Objects.equals(change.example(), told.example()))
                      .findFirst()
                      .orElseThrow())
          .toList();
    }

    Lead changed(List<NextBandChange> by) {
      Lead changed = lead;
      for (NextBandChange change : by) {
        changed = change.made().apply(changed);
      }
      return changed;
    }

    /** Whether a set of changes brings it into the next band by what the contact can change. */
    boolean reaches(List<NextBandChange> by) {
      Scorecard after = pack.score(changed(by), pack.terms());
      return after.score() >= band().orElseThrow().from()
          && pack.manifest().factors().stream()
              .filter(factor -> !points(card, factor).equals(points(after, factor)))
              .allMatch(FactorSpec::mutable);
    }

    private static Optional<Double> points(Scorecard card, FactorSpec factor) {
      return card.factors().stream()
          .filter(point -> point.key().equals(factor.key()))
          .map(FactorPoint::points)
          .findFirst();
    }
  }

  private static List<JsonNode> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            NextBandSearchTest.class.getResourceAsStream("/explain/next-band.json"))) {
      List<JsonNode> cases = new ArrayList<>();
      JSON.readTree(in).forEach(cases::add);
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reaching_knownLead_namesTheSmallestChange(JsonNode expected) {
    Subject subject = Subject.of(pack(expected.path("pack").asText()), expected.path("lead"));

    Optional<NextBand> next = subject.next();

    assertThat(subject.card().score()).isEqualTo(expected.path("from_score").asInt());
    if (expected.path("band").isNull()) {
      assertThat(subject.band()).isEmpty();
      return;
    }
    NextBand found = next.orElseThrow();
    assertThat(found.band()).isEqualTo(expected.path("band").asText());
    assertThat(found.fromScore()).isEqualTo(expected.path("from_score").asInt());
    assertThat(found.score()).isEqualTo(expected.path("score").asInt());
    assertThat(found.changes().stream().map(NextBand.Change::field))
        .containsExactlyElementsOf(texts(expected.path("fields")));
    assertThat(
            found.changes().stream()
                .flatMap(change -> change.factors().stream())
                .map(NextBand.Move::key))
        .containsExactlyElementsOf(texts(expected.path("factors")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lead-quality@1.0.0", "crm-score@1.0.0", "icp-match@1.0.0", "icp-match@2.0.0"})
  void reaching_anyLead_isProvedAndNothingSmallerIs(String name) {
    RulePack pack = pack(name);
    List<Subject> subjects = leads(name).limit(LEADS).map(sent -> Subject.of(pack, sent)).toList();
    int reached = 0;
    for (Subject subject : subjects) {
      Optional<NextBand> next = subject.next();
      if (next.isPresent()) {
        reached++;
        List<NextBandChange> named = subject.named(next.get());
        Lead changed = subject.changed(named);
        assertThat(subject.reaches(named)).isTrue();
        assertThat(pack.score(changed, pack.terms()).score()).isEqualTo(next.get().score());
        assertThat(changed.name()).isEqualTo(subject.lead().name());
        assertThat(changed.job()).isEqualTo(subject.lead().job());
        assertThat(changed.company()).isEqualTo(subject.lead().company());
        assertThat(changed.country().text()).isEqualTo(subject.lead().country().text());
      }
      int smaller = next.map(found -> found.changes().size() - 1).orElse(2);
      if (subject.band().isPresent()) {
        assertThat(setsUpTo(smaller, subject.changes())).noneMatch(subject::reaches);
      }
    }
    assertThat(reached).isBetween(LEADS / 4, LEADS);
  }

  /** Of each kind, so many happened earlier on that day, and as many the day before. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5})
  void activities_onADayOfSome_countAsTheIntakeWouldCountThem(int done) {
    RulePack pack = pack("crm-score@1.0.0");
    int changes = 0;
    for (ActivityKind kind : ActivityKind.values()) {
      ObjectNode sent = JSON.createObjectNode().put("email", "ada@acme-labs.com");
      ArrayNode activities = sent.putArray("activities");
      for (int i = 0; i < done; i++) {
        happened(activities, kind, AS_OF.minus(Duration.ofHours(1 + i)));
        happened(activities, kind, AS_OF.minus(Duration.ofHours(13 + i)));
      }
      Subject subject = Subject.of(pack, sent);
      for (NextBandChange change : subject.changes()) {
        if (change.field().equals("activities." + kind.json())) {
          changes++;
          ObjectNode more = sent.deepCopy();
          int times = Character.digit(change.to().charAt(0), 10);
          for (int i = 0; i < times; i++) {
            happened((ArrayNode) more.path("activities"), kind, AS_OF);
          }
          assertThat(change.made().apply(subject.lead()).activities())
              .usingRecursiveComparison()
              .withComparatorForType(new DoubleComparator(1e-9), Double.class)
              .isEqualTo(Subject.of(pack, more).lead().activities());
        }
      }
    }
    assertThat(changes).isEqualTo(CHANGES.get(done));
  }

  private static void happened(ArrayNode activities, ActivityKind kind, Instant at) {
    activities.addObject().put("type", kind.json()).put("at", at.toString());
  }

  /** All sets of one change, and of two of different fields where so many are asked for. */
  private static List<List<NextBandChange>> setsUpTo(int size, List<NextBandChange> changes) {
    List<List<NextBandChange>> sets = new ArrayList<>();
    for (NextBandChange one : changes) {
      if (size >= 1) {
        sets.add(List.of(one));
      }
      for (NextBandChange other : changes) {
        if (size >= 2 && one.field().compareTo(other.field()) < 0) {
          sets.add(List.of(one, other));
        }
      }
    }
    return sets;
  }

  static Stream<ObjectNode> leads(String pack) {
    Random random = new Random(20261101);
    Stream<ObjectNode> leads = GeneratedLeads.of(20261101);
    return pack.startsWith("lead-quality") ? leads : leads.map(lead -> recorded(lead, random));
  }

  /** The lead with what customer records hold. */
  private static ObjectNode recorded(ObjectNode lead, Random random) {
    List<ActivityKind> kinds = List.of(ActivityKind.values());
    ArrayNode activities = lead.putArray("activities");
    for (int i = random.nextInt(6); i > 0; i--) {
      ActivityKind kind = kinds.get(random.nextInt(kinds.size()));
      activities
          .addObject()
          .put("type", kind.json())
          .put("at", AS_OF.minus(Duration.ofHours(random.nextInt(60 * 24))).toString());
    }
    String[] statuses = {"new", "open", "in_progress", "qualified", "unqualified", "lost"};
    String status = statuses[random.nextInt(statuses.length)];
    return lead.put("status", status)
        .put("lead_status", status)
        .put("industry", "Logistics")
        .put("first_name", "Ada")
        .put("email_open_count", random.nextInt(12))
        .put("email_click_count", random.nextInt(4))
        .put("create_date", "2026-10-0" + (1 + random.nextInt(9)));
  }
}
