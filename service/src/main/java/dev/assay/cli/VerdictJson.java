package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.proof.Finding;
import dev.assay.proof.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what a node answers that verified its log. */
final class VerdictJson {

  private VerdictJson() {}

  static Verdict read(JsonNode answer) {
    List<Verdict.VerifiedLog> logs = new ArrayList<>();
    for (JsonNode log : answer.required("logs")) {
      logs.add(
          new Verdict.VerifiedLog(
              log.required("origin").textValue(),
              log.required("decisions").longValue(),
              log.required("heads").longValue(),
              log.required("checkpoints").longValue()));
    }
    List<Finding> findings = new ArrayList<>();
    answer.required("findings").forEach(finding -> findings.add(finding(finding)));
    return new Verdict(logs, answer.required("found").longValue(), findings);
  }

  private static Finding finding(JsonNode finding) {
    JsonNode decisionId = finding.required("decision_id");
    return new Finding(
        Finding.Kind.valueOf(finding.required("kind").textValue()),
        finding.required("origin").textValue(),
        finding.required("leaf_index").longValue(),
        null,
        decisionId.isNull() ? null : UUID.fromString(decisionId.textValue()),
        finding.required("says").asText("a decision of another tenant"));
  }
}
