package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cases.Case;
import dev.assay.rules.FactorKind;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.PackManifest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The cases leave no rule, weight or flag of the pack unproved. */
final class CoverageTest {
  private final Judge judge = Judge.leadQuality();
  private final PackManifest manifest = judge.pack().manifest();
  private final List<Case> cases = Judge.cases();

  @Test
  void rules_areAllFiredByACase() {
    Set<String> fired = new TreeSet<>();
    points().forEach(point -> fired.addAll(point.rules()));

    assertThat(fired).containsExactlyElementsOf(judge.pack().rules().keySet());
  }

  @Test
  void weights_areAllUsedByACase() {
    Set<String> used = points().stream().map(FactorPoint::key).collect(Collectors.toSet());

    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(
            manifest.factors().stream().map(FactorSpec::key).toList());
  }

  @Test
  void flags_haveThreeHitsAndThreeNearMisses() {
    for (FactorSpec factor : manifest.factors()) {
      assertThat(leads(factor.key(), false)).as("hits of " + factor.key()).hasSizeGreaterThan(2);
      assertThat(leads(factor.key(), true)).as("misses of " + factor.key()).hasSizeGreaterThan(2);
    }
  }

  @Test
  void flags_areThoseOfTheManual() {
    assertThat(manifest.factors()).filteredOn(f -> f.kind() == FactorKind.RISK).hasSize(29);
    assertThat(manifest.factors())
        .filteredOn(f -> f.kind() == FactorKind.SIGNAL)
        .extracting(FactorSpec::key)
        .containsExactlyInAnyOrder(
            "business_domain_detected",
            "consistent_identity",
            "quality_message",
            "commercial_intent");
  }

  /** Different leads, so that no case counts twice. */
  private Set<String> leads(String key, boolean nearMiss) {
    return cases.stream()
        .filter(example -> example.about().contains(key) && example.nearMiss() == nearMiss)
        .map(example -> example.subject().toString())
        .collect(Collectors.toSet());
  }

  private List<FactorPoint> points() {
    return cases.stream().flatMap(c -> judge.score(judge.read(c)).factors().stream()).toList();
  }
}
