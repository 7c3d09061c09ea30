package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.learning.IndustryPriors.Prior;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published table of industries. */
final class IndustryPriorsTest {
  private static final IndustryPriors PRIORS = IndustryPriors.shipped();
  private static final List<FactorSpec> FACTORS =
      new PackCompiler().compile(PackSource.shipped("icp-match", "1.0.0")).manifest().factors();

  static Stream<Prior> rows() {
    return PRIORS.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void row_weighsEveryFactor_andSumsToOne(Prior row) {
    assertThat(row.weights().keySet())
        .containsExactlyInAnyOrderElementsOf(FACTORS.stream().map(FactorSpec::key).toList());
    assertThat(row.weights().values()).allMatch(weight -> weight >= 0);
    assertThat(row.weights().values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, Offset.offset(1e-12));
    assertThat(row.because()).isNotBlank();
  }

  @Test
  void other_isWhatThePackBeginsWith() {
    for (FactorSpec factor : FACTORS) {
      assertThat(PRIORS.other().weights().get(factor.key())).isEqualTo(factor.weight());
    }
  }

  @Test
  void names_areOfOneRowEach() {
    Set<String> names = new HashSet<>();
    for (Prior row : PRIORS.rows()) {
      assertThat(names.add(row.industry())).isTrue();
      row.also().forEach(name -> assertThat(names.add(name)).as(name).isTrue());
    }
    assertThat(PRIORS.of(" SaaS ").orElseThrow().industry()).isEqualTo("software");
    assertThat(PRIORS.of("falconry")).isEmpty();
  }
}
