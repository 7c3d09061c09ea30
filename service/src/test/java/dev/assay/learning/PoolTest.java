package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.clients.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall between tenants: only what at least five clients share comes through. */
final class PoolTest {
  private static final UUID US = new UUID(1, 0);
  private static final UUID ME = new UUID(2, 0);
  private static final Profile FALCONRY = new Profile("falconry", 0, "", "");

  private static Teacher other(int number, Map<String, Double> shares) {
    return new Teacher(
        new UUID(1, number),
        new UUID(2, number),
        FALCONRY,
        new Pattern(new TreeMap<>(shares), 50, 100),
        true);
  }

  private static List<Teacher> others(int count) {
    List<Teacher> others = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      others.add(other(i, Map.of("lead_source", 0.5, "lead_status", 0.5)));
    }
    return others;
  }

  private static Optional<Pool> pool(List<Teacher> teachers) {
    return Pool.around(US, ME, FALCONRY, teachers);
  }

  private static Map<String, Double> shares(List<Teacher> teachers) {
    return pool(teachers).orElseThrow().shares();
  }

  @Test
  void others_fewerThanFive_shareNothing() {
    assertThat(pool(others(4))).isEmpty();
    assertThat(pool(others(5))).isPresent();
  }

  @Test
  void factor_thatFewerThanFiveKnow_doesNotComeThrough() {
    List<Teacher> teachers = others(20);
    for (int i = 0; i < 4; i++) {
      teachers.set(i, other(i + 1, Map.of("lead_source", 0.5, "engagement_score", 0.5)));
    }

    assertThat(shares(teachers)).containsOnlyKeys("lead_source", "lead_status");

    teachers.set(4, other(5, Map.of("lead_source", 0.5, "engagement_score", 0.5)));
    assertThat(shares(teachers)).containsOnlyKeys("engagement_score", "lead_source", "lead_status");
  }

  /** Whatever a client knows that too few others know, the pool is the same without it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void value_thatFewerThanFiveShare_changesNothing(long seed) {
    Random random = new Random(seed);
    List<Teacher> without = new ArrayList<>();
    List<Teacher> with = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      Map<String, Double> common = Map.of("lead_source", random.nextDouble());
      Map<String, Double> secret = new TreeMap<>(common);
      if (i <= 4) {
        secret.put("engagement_score", random.nextDouble());
      }
      without.add(other(i, common));
      with.add(other(i, secret));
    }

    assertThat(pool(with)).isEqualTo(pool(without));
  }

  /**
   * A tenant that has nearly all clients of a kind learns nothing of the one that is not its own.
   */
  @Test
  void clients_ofOneTenant_doNotUncoverTheOneBesideThem() {
    List<Teacher> teachers = new ArrayList<>();
    for (Teacher teacher : others(9)) {
      teachers.add(new Teacher(US, teacher.clientId(), FALCONRY, teacher.pattern(), true));
    }
    Optional<Pool> before = pool(teachers);

    teachers.add(other(77, Map.of("lead_source", -0.9, "recency_score", 0.1)));

    assertThat(pool(teachers)).isEqualTo(before);
  }

  @Test
  void client_withEndlessEvidence_countsAsMuchAsAnother() {
    List<Teacher> teachers = others(5);
    double before = shares(teachers).getOrDefault("lead_source", 0.0);
    Pattern loud = new Pattern(new TreeMap<>(Map.of("lead_source", -1.0)), 1e9, 1_000_000);
    teachers.add(new Teacher(new UUID(1, 6), new UUID(2, 6), FALCONRY, loud, true));

    assertThat(before).isEqualTo(0.5);
    assertThat(shares(teachers).getOrDefault("lead_source", 0.0)).isBetween(0.2, 0.4);
  }

  @Test
  void others_whoseTenantDoesNotShare_areNotHeard() {
    List<Teacher> teachers = others(5);
    Teacher quiet = teachers.get(0);
    teachers.set(
        0, new Teacher(quiet.tenantId(), quiet.clientId(), FALCONRY, quiet.pattern(), false));

    assertThat(pool(teachers)).isEmpty();
  }

  @Test
  void others_whoAreNotAlike_areNotHeard() {
    List<Teacher> teachers = new ArrayList<>();
    for (Teacher teacher : others(9)) {
      Profile profile = new Profile("glaziery", 0, "", "");
      teachers.add(
          new Teacher(teacher.tenantId(), teacher.clientId(), profile, teacher.pattern(), true));
    }

    assertThat(pool(teachers)).isEmpty();
    assertThat(Pool.around(US, ME, Profile.UNKNOWN, others(9))).isEmpty();
  }

  @Test
  void client_doesNotHearItself() {
    List<Teacher> teachers = others(4);
    teachers.add(
        new Teacher(
            US, ME, FALCONRY, new Pattern(new TreeMap<>(Map.of("lead_source", 1.0)), 50, 9), true));

    assertThat(pool(teachers)).isEmpty();
  }

  /** No id, no industry, no exact number of others stands in what a tenant can read. */
  @Test
  void provenance_namesNobody() {
    List<Teacher> teachers = others(7);

    Lesson lesson =
        Lesson.of(
                "falconry",
                null,
                pool(teachers).orElseThrow(),
                IndustryPriors.published(1),
                Market.USUAL)
            .orElseThrow();

    assertThat(lesson.provenance())
        .isEqualTo(
            "{\"industry_prior\":{\"industry\":\"other\",\"version\":1},\"own_outcomes\":null,"
                + "\"similar_clients\":{\"at_least\":5,\"share\":0.95},\"solver\":\""
                + Regression.SOLVER
                + "\"}");
  }
}
