package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.clients.Method;
import dev.assay.learning.IndustryPriors.Prior;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published tables of industries. */
final class IndustryPriorsTest {
  private static final PriorTables TABLES = PriorTables.published();
  private static final Offset<Double> EXACTLY = Offset.offset(1e-12);

  /** What each table was made for. */
  private static final List<SortedMap<String, Double>> PACKS =
      List.of(weights("1.0.0"), weights("2.0.0"));

  private static SortedMap<String, Double> weights(String version) {
    SortedMap<String, Double> weights = new TreeMap<>();
    for (FactorSpec factor :
        new PackCompiler().compile(PackSource.shipped("icp-match", version)).manifest().factors()) {
      weights.put(factor.key(), factor.weight());
    }
    return weights;
  }

  static Stream<Arguments> rows() {
    return TABLES.newestFirst().stream()
        .flatMap(table -> table.rows().stream().map(row -> Arguments.of(table.version(), row)));
  }

  private static double sum(SortedMap<String, Double> weights) {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void row_weighsEveryFactor_andSumsToOne(int version, Prior row) {
    assertThat(row.weights().keySet()).isEqualTo(PACKS.get(version - 1).keySet());
    assertThat(row.weights().values()).allMatch(weight -> weight >= 0);
    assertThat(sum(row.weights())).isCloseTo(1, EXACTLY);
    assertThat(row.because()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void table_isFoundByItsFactors_andBeginsAsItsPackDoes(int version) {
    SortedMap<String, Double> pack = PACKS.get(version - 1);
    IndustryPriors table = TABLES.of(pack.keySet());

    assertThat(table.version()).isEqualTo(version);
    assertThat(table.other().weights()).isEqualTo(pack);
    Set<String> names = new HashSet<>();
    for (Prior row : table.rows()) {
      assertThat(names.add(row.industry())).isTrue();
      row.also().forEach(name -> assertThat(names.add(name)).as(name).isTrue());
    }
    assertThat(table.of(" SaaS ").orElseThrow().industry()).isEqualTo("software");
    assertThat(table.of("falconry")).isEmpty();
  }

  @Test
  void tables_knowTheSameIndustries() {
    assertThat(TABLES.newestFirst())
        .extracting(table -> table.rows().stream().map(row -> row.also() + row.industry()).toList())
        .hasSize(2)
        .containsOnly(
            TABLES.newestFirst().get(0).rows().stream()
                .map(row -> row.also() + row.industry())
                .toList());
  }

  @Test
  void client_ofThePackWithElevenFactors_startsWithTheNewerTable() {
    SortedMap<String, Double> usual = PACKS.get(1);

    Lesson lesson =
        Lesson.of("banking", null, null, TABLES.of(usual.keySet()), usual).orElseThrow();

    assertThat(lesson.method()).isEqualTo(Method.INDUSTRY_PRIOR);
    assertThat(lesson.weights().keySet()).isEqualTo(usual.keySet());
    assertThat(sum(lesson.weights())).isCloseTo(1, EXACTLY);
    assertThat(lesson.weights().get("customer_similarity")).isEqualTo(0.2);
    assertThat(lesson.provenance()).contains("{\"industry\":\"financial services\",\"version\":2}");
  }

  @Test
  void pack_withFactorsOfItsOwn_startsWithTheNewestTable_andKeepsItsOwnForTheRest() {
    SortedMap<String, Double> usual = new TreeMap<>(PACKS.get(0));
    usual.put("moon_phase", 0.25);

    Lesson lesson =
        Lesson.of("software", null, null, TABLES.of(usual.keySet()), usual).orElseThrow();

    assertThat(lesson.weights().keySet()).isEqualTo(usual.keySet());
    assertThat(sum(lesson.weights())).isCloseTo(1, EXACTLY);
  }
}
