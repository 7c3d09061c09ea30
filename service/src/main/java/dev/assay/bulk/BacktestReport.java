package dev.assay.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.gate.Budget;
import dev.assay.gate.Drift;
import dev.assay.gate.GateJson;
import dev.assay.replay.Tally;
import dev.assay.rules.BandSet;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Sums up the lines of a backtest; as large as there are bands and weeks. Not thread-safe. */
final class BacktestReport {
  private final Tally tally = new Tally(true);
  private final SortedMap<LocalDate, SortedMap<String, int[]>> weeks = new TreeMap<>();
  private final Conversions before = new Conversions();
  private final Conversions after = new Conversions();
  private final List<UUID> samples = new ArrayList<>();

  /** Sums up by the bands of these. */
  BacktestReport(BandSet... known) {
    for (BandSet set : known) {
      tally.note(set);
    }
  }

  void add(JsonNode line) {
    if (line.has("candidate_band")) {
      addJudged(line);
    } else if (line.path("verdict").asText().equals(Line.INPUT_ERASED)) {
      tally.erased();
    } else {
      tally.failed();
    }
  }

  private void addJudged(JsonNode line) {
    String from = line.path("band").asText();
    String to = line.path("candidate_band").asText();
    int score = line.path("score").asInt();
    int then = line.path("candidate_score").asInt();
    if (tally.count(from, score, to, then)) {
      samples.add(UUID.fromString(line.path("decision_id").asText()));
    }
    SortedMap<String, int[]> week =
        weeks.computeIfAbsent(week(line.path("as_of").asText()), first -> new TreeMap<>());
    week.computeIfAbsent(from, band -> new int[2])[0]++;
    week.computeIfAbsent(to, band -> new int[2])[1]++;
    JsonNode converted = line.path("converted");
    if (converted.isBoolean()) {
      before.add(from, score, converted.booleanValue());
      after.add(to, then, converted.booleanValue());
    }
  }

  /** Its Monday, in UTC. */
  private static LocalDate week(String asOf) {
    LocalDate day = LocalDate.ofInstant(Instant.parse(asOf), ZoneOffset.UTC);
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Decisions that show how leads move, of which the waterfalls are wanted. */
  List<UUID> samples() {
    return List.copyOf(samples);
  }

  void sample(UUID id, Scorecard recorded, Scorecard card, RulePack candidate) {
    tally.sample(id, recorded, candidate.manifest(), card, candidate.manifest());
  }

  byte[] json() {
    Drift drift = tally.drift();
    CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("drift");
    GateJson.drift(drift, Budget.USUAL, out);
    out.key("weeks").beginArray();
    weeks.forEach(
        (monday, bands) -> {
          out.beginObject().key("week").value(monday.toString());
          volumes(out, drift.bands(), bands);
          out.endObject();
        });
    out.endArray();
    volumes(out, drift.bands(), all());
    out.key("conversion").beginObject();
    before.write(out.key("before"), drift.bands());
    after.write(out.key("after"), drift.bands());
    return out.endObject().endObject().toBytes();
  }

  private SortedMap<String, int[]> all() {
    SortedMap<String, int[]> all = new TreeMap<>();
    weeks
        .values()
        .forEach(
            week ->
                week.forEach(
                    (band, counts) -> {
                      int[] sum = all.computeIfAbsent(band, name -> new int[2]);
                      sum[0] += counts[0];
                      sum[1] += counts[1];
                    }));
    return all;
  }

  private static void volumes(CanonicalWriter out, List<String> bands, Map<String, int[]> counts) {
    out.key("volumes").beginArray();
    for (String band : bands) {
      int[] count = counts.getOrDefault(band, new int[2]);
      out.beginObject().key("band").value(band).key("before").value(count[0]);
      out.key("after").value(count[1]).endObject();
    }
    out.endArray();
  }
}
