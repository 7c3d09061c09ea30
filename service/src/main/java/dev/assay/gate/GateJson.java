package dev.assay.gate;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.cases.CaseReport;
import dev.assay.rules.Problem;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.util.List;
import java.util.UUID;

/** What was shown at the gate, as JSON: what is answered and what is kept. */
public final class GateJson {

  private GateJson() {}

  /** {@code {"pack_hash", "passed", "checks": [...], "problems", "cases", "drift", "cost"}}. */
  public static void write(GateReport report, CanonicalWriter out) {
    out.beginObject().key("pack_hash").value(report.packHash());
    out.key("cases_hash").value(report.casesHash());
    out.key("checked_on").value(report.checkedOn().toString());
    out.key("passed").value(report.passed());
    out.key("checks").beginArray();
    check(out, "compiles", report.problems().isEmpty());
    check(out, "cases", report.casesPass());
    check(out, "coverage", report.rulesAreCovered());
    check(out, "drift", report.withinDrift());
    check(out, "cost", report.withinCost());
    out.endArray().key("problems");
    problems(report.problems(), out);
    out.key("cases");
    if (report.cases() == null) {
      out.nullValue();
    } else {
      cases(report.cases(), out);
    }
    out.key("drift");
    if (report.drift() == null) {
      out.nullValue();
    } else {
      drift(report.drift(), report.budget(), out);
    }
    out.key("cost");
    if (report.cost() == null) {
      out.nullValue();
    } else {
      cost(report.cost(), report.budget(), out);
    }
    out.endObject();
  }

  /** Each with file, line and column. */
  public static void problems(List<Problem> problems, CanonicalWriter out) {
    out.beginArray();
    each(problems, "error", out);
    out.endArray();
  }

  /** The same with what is only odd behind it. */
  public static void problems(List<Problem> problems, List<Problem> warnings, CanonicalWriter out) {
    out.beginArray();
    each(problems, "error", out);
    each(warnings, "warning", out);
    out.endArray();
  }

  private static void each(List<Problem> problems, String severity, CanonicalWriter out) {
    for (Problem problem : problems) {
      out.beginObject().key("file").value(problem.file()).key("line").value(problem.line());
      out.key("column").value(problem.column()).key("severity").value(severity);
      out.key("code").value(problem.code()).key("message").value(problem.message()).endObject();
    }
  }

  /** {@code {"passed", "failed", "rules_not_fired", "failures", "rules"}}. */
  public static void cases(CaseReport report, CanonicalWriter out) {
    out.beginObject().key("passed").value(report.passed());
    out.key("failed").value(report.failures().size()).key("rules_not_fired").beginArray();
    report.rulesNotFired().forEach(out::value);
    out.endArray().key("failures").beginArray();
    for (CaseReport.Failure failure : report.failures()) {
      out.beginObject().key("file").value(failure.file()).key("faults").beginArray();
      failure.faults().forEach(out::value);
      out.endArray().endObject();
    }
    out.endArray().key("rules").beginArray();
    report
        .fired()
        .forEach(
            (rule, count) ->
                out.beginObject().key("rule").value(rule).key("cases").value(count).endObject());
    out.endArray().endObject();
  }

  /** Moves from band to band, and some leads that moved with both waterfalls. */
  public static void drift(Drift drift, Budget budget, CanonicalWriter out) {
    out.beginObject().key("decisions").value(drift.decisions());
    out.key("erased").value(drift.erased()).key("failed").value(drift.failed());
    out.key("moved").value(drift.moved()).key("share").value(drift.share());
    out.key("budget").value(budget.drift()).key("bands").beginArray();
    drift.bands().forEach(out::value);
    out.endArray().key("matrix").beginArray();
    for (Drift.Move move : drift.moves()) {
      out.beginObject().key("from").value(move.from()).key("to").value(move.to());
      out.key("decisions").value(move.decisions()).endObject();
    }
    out.endArray().key("shifts").beginArray();
    drift
        .shifts()
        .forEach(
            (points, count) ->
                out.beginObject()
                    .key("points")
                    .value(points)
                    .key("decisions")
                    .value(count)
                    .endObject());
    out.endArray().key("samples").beginArray();
    for (Drift.Sample sample : drift.samples()) {
      UUID id = sample.decisionId();
      out.beginObject().key("decision_id");
      if (id == null) {
        out.nullValue();
      } else {
        out.value(id.toString());
      }
      card(sample.before(), out.key("before"));
      card(sample.after(), out.key("after"));
      out.endObject();
    }
    out.endArray().key("says").beginObject();
    drift.says().forEach((key, says) -> out.key(key).value(says));
    out.endObject().endObject();
  }

  private static void cost(Cost cost, Budget budget, CanonicalWriter out) {
    out.beginObject().key("cases").value(cost.cases()).key("recorded").value(cost.recorded());
    out.key("in_force").value(cost.inForce()).key("limit").value(cost.limit(budget)).endObject();
  }

  private static void card(Scorecard card, CanonicalWriter out) {
    out.beginObject().key("score").value(card.score()).key("band").value(card.band());
    out.key("waterfall").beginArray();
    for (WaterfallRow row : card.waterfall()) {
      out.beginObject().key("row").value(row.row()).key("points").value(row.points()).endObject();
    }
    out.endArray().endObject();
  }

  private static void check(CanonicalWriter out, String name, boolean ok) {
    out.beginObject().key("check").value(name).key("ok").value(ok).endObject();
  }
}
