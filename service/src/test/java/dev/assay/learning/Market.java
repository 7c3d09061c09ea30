package dev.assay.learning;

import dev.assay.clients.Profile;
import dev.assay.outcomes.Example;
import dev.assay.outcomes.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A market by a seed: clients in groups, each group with its own idea of a good lead, and leads
 * whose outcomes follow from it with much noise.
 */
final class Market {
  static final SortedMap<String, Double> USUAL = IndustryPriors.published(1).other().weights();

  static final List<String> FACTORS = List.copyOf(USUAL.keySet());

  /** What each group goes by: three factors of ten. */
  static final List<List<String>> GROUPS =
      List.of(
          List.of("engagement_score", "recency_score", "days_since_created"),
          List.of("company_size_bucket", "has_company_match", "industry_match"),
          List.of("lead_status", "profile_completeness", "has_valid_email"),
          List.of("lead_source", "days_since_created", "company_size_bucket"));

  private static final String[] INDUSTRIES = {"beekeeping", "falconry", "glaziery", "cooperage"};
  private static final double STEEPNESS = 6;

  private final Random random;

  Market(long seed) {
    random = new Random(seed);
  }

  static Profile profile(int group) {
    return new Profile(INDUSTRIES[group], 0, "", "");
  }

  /** Leads of a client of that group. */
  List<Example> leads(int group, int count) {
    List<Example> leads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SortedMap<String, Double> values = new TreeMap<>();
      for (String factor : FACTORS) {
        values.put(factor, random.nextInt(11) / 10.0);
      }
      double wanted = 0;
      for (String factor : GROUPS.get(group)) {
        wanted += values.getOrDefault(factor, 0.0) / GROUPS.get(group).size();
      }
      boolean good = random.nextDouble() < 1 / (1 + Math.exp(-STEEPNESS * (wanted - 0.5)));
      leads.add(new Example(new Seen(values, Profile.UNKNOWN), reward(good)));
    }
    return leads;
  }

  private double reward(boolean good) {
    double[] rewards = good ? new double[] {1, 0.5, 0.3} : new double[] {-0.5, -1};
    return rewards[random.nextInt(rewards.length)];
  }

  static double auc(List<Example> leads, Map<String, Double> weights) {
    List<Auc.Scored> scored = new ArrayList<>();
    for (Example lead : leads) {
      double score = 0;
      for (Map.Entry<String, Double> each : lead.seen().values().entrySet()) {
        score += each.getValue() * weights.getOrDefault(each.getKey(), 0.0);
      }
      scored.add(new Auc.Scored(score, lead.reward() > 0));
    }
    return Auc.of(scored);
  }
}
