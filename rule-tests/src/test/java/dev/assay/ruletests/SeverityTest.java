package dev.assay.ruletests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.rules.FactorKind;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.Severity;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Points follow the severities that the flags are documented with. */
final class SeverityTest {
  private final List<FactorSpec> risks =
      Judge.leadQuality().pack().manifest().factors().stream()
          .filter(factor -> factor.kind() == FactorKind.RISK)
          .toList();

  @Test
  void severity_isTheDocumentedOne() {
    SortedMap<String, String> documented = new TreeMap<>();
    JsonNode table = Yaml.read(Path.of("src/test/resources/severities.yaml"));
    for (Map.Entry<String, JsonNode> severity : table.properties()) {
      Yaml.texts(severity.getValue()).forEach(key -> documented.put(key, severity.getKey()));
    }

    SortedMap<String, String> declared = new TreeMap<>();
    risks.forEach(risk -> declared.put(risk.key(), Objects.requireNonNull(risk.severity()).json()));

    assertThat(declared).isEqualTo(documented);
  }

  @Test
  void weight_ofAnySeverityIsMoreThanAnyBelow() {
    Severity[] rising = {Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL};
    for (int i = 1; i < rising.length; i++) {
      assertThat(costs(rising[i]).getMin())
          .as("the cheapest %s flag", rising[i])
          .isGreaterThan(costs(rising[i - 1]).getMax());
    }
  }

  private DoubleSummaryStatistics costs(Severity severity) {
    return risks.stream()
        .filter(risk -> risk.severity() == severity)
        .mapToDouble(risk -> -risk.weight())
        .summaryStatistics();
  }
}
