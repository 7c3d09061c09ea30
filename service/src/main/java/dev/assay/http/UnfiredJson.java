package dev.assay.http;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.explain.UnfiredRules;
import dev.assay.rules.Unfired;
import java.util.List;
import java.util.Locale;

/** Writes the rules that did not fire. */
final class UnfiredJson {
  private UnfiredJson() {}

  /** {@code "not_fired", "not_fired_reason"}: one of the two is null. */
  static void write(CanonicalWriter out, UnfiredRules.Told told) {
    List<Unfired> rules = told.rules();
    out.key("not_fired");
    if (rules == null) {
      out.nullValue();
    } else {
      out.beginArray();
      rules.forEach(rule -> write(out, rule));
      out.endArray();
    }
    UnfiredRules.Reason reason = told.reason();
    Json.text(out.key("not_fired_reason"), reason == null ? null : reason.json());
  }

  private static void write(CanonicalWriter out, Unfired rule) {
    out.beginObject().key("rule").value(rule.rule());
    out.key("file").value(rule.place().file()).key("line").value(rule.place().line());
    out.key("stratum").value(rule.stratum().folder());
    Json.texts(out.key("marks"), rule.place().marks());
    out.key("pattern").beginObject();
    out.key("kind").value(rule.kind().name().toLowerCase(Locale.ROOT));
    out.key("fact").value(rule.fact());
    Json.texts(out.key("conditions"), rule.conditions());
    out.key("facts").value(rule.facts()).key("met");
    List<Unfired.Met> met = rule.met();
    if (met == null) {
      out.nullValue();
    } else {
      out.beginArray();
      met.forEach(fact -> write(out, fact));
      out.endArray();
    }
    out.endObject().endObject();
  }

  private static void write(CanonicalWriter out, Unfired.Met met) {
    out.beginObject().key("values").beginObject();
    met.values().forEach((field, value) -> FactorJson.evidence(out.key(field), value));
    Json.texts(out.endObject().key("unmet"), met.unmet());
    out.endObject();
  }
}
