package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.clients.Method;
import dev.assay.outcomes.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 40 clients in 4 groups that want other leads each, with 200 outcomes each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MarketTest {
  private static final int CLIENTS = 40;
  private static final int OUTCOMES = 200;
  private static final int UNSEEN = 4_000;

  private final IndustryPriors priors = IndustryPriors.published(1);
  private final Market market = new Market(20261122);
  private final List<Teacher> teachers = new ArrayList<>();

  MarketTest() {
    for (int i = 0; i < CLIENTS; i++) {
      teachers.add(teacher(i, market.leads(i % 4, OUTCOMES)));
    }
  }

  /** Every client is a tenant of its own. */
  private static Teacher teacher(int number, List<Example> leads) {
    Pattern pattern = Pattern.of(leads, Market.FACTORS).orElseThrow();
    return new Teacher(
        new UUID(1, number), new UUID(2, number), Market.profile(number % 4), pattern, true);
  }

  private Lesson lesson(int number, int group, @Nullable Pattern own) {
    Pool pool =
        Pool.around(new UUID(1, number), new UUID(2, number), Market.profile(group), teachers)
            .orElseThrow();
    return Lesson.of(Market.profile(group).industry(), own, pool, priors, Market.USUAL)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void weights_ofEveryClient_beatTheUsualOnesOnUnseenLeads(int group) {
    List<Example> unseen = market.leads(group, UNSEEN);
    double usual = Market.auc(unseen, Market.USUAL);

    for (int i = group; i < CLIENTS; i += 4) {
      Lesson lesson = lesson(i, group, teachers.get(i).pattern());

      assertThat(lesson.method()).isEqualTo(Method.SIMILAR_CLIENTS);
      assertThat(Market.auc(unseen, lesson.weights())).isGreaterThan(usual + 0.05);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void newClient_ofAGroup_startsWithItsPattern(int group) {
    List<Example> unseen = market.leads(group, UNSEEN);

    Lesson lesson = lesson(99, group, null);

    double wanted =
        Market.GROUPS.get(group).stream()
            .mapToDouble(factor -> lesson.weights().getOrDefault(factor, 0.0))
            .sum();
    assertThat(lesson.method()).isEqualTo(Method.SIMILAR_CLIENTS);
    assertThat(wanted).isGreaterThan(0.75);
    assertThat(Market.auc(unseen, lesson.weights()))
        .isGreaterThan(Market.auc(unseen, Market.USUAL) + 0.05);
  }

  /** Whatever three outcomes say, even the contrary of what is so. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void client_withThreeOutcomes_isNotThrownOff(int group) {
    List<Example> unseen = market.leads(group, UNSEEN);
    double began = Market.auc(unseen, lesson(99, group, null).weights());

    for (int i = 0; i < 50; i++) {
      Pattern misled = Pattern.of(contrary(group), Market.FACTORS).orElse(null);

      double then = Market.auc(unseen, lesson(99, group, misled).weights());

      assertThat(then).isGreaterThan(began - 0.02);
    }
  }

  private List<Example> contrary(int group) {
    return market.leads(group, 3).stream()
        .map(lead -> new Example(lead.seen(), -lead.reward()))
        .toList();
  }

  @Test
  void weights_areTheSame_inWhateverOrderAllComes() {
    List<Example> leads = market.leads(1, OUTCOMES);
    List<Example> reversed = new ArrayList<>(leads);
    Collections.reverse(reversed);
    List<Teacher> others = new ArrayList<>(teachers);
    Collections.reverse(others);

    assertThat(Pattern.of(reversed, Market.FACTORS)).isEqualTo(Pattern.of(leads, Market.FACTORS));
    assertThat(Pool.around(new UUID(1, 0), new UUID(2, 0), Market.profile(0), others))
        .isEqualTo(Pool.around(new UUID(1, 0), new UUID(2, 0), Market.profile(0), teachers));
  }
}
