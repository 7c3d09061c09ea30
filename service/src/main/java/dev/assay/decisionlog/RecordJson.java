package dev.assay.decisionlog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import dev.assay.rules.FactorKind;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The canonical JSON of a {@link DecisionRecord}: what the leaf hash is taken of. */
final class RecordJson {
  private static final int FORMAT = 1;

  private RecordJson() {}

  static byte[] write(DecisionRecord record) {
    Scorecard card = record.scorecard();
    UUID lead = record.lead();
    CanonicalWriter out = new CanonicalWriter(2048);
    out.beginObject();
    out.key("action").value(card.action());
    out.key("action_reason").value(card.actionReason());
    out.key("as_of").value(record.asOf().toString());
    out.key("band").value(card.band());
    bands(out, record.bands());
    out.key("decision_id").value(record.id().toString());
    factors(out, card.factors());
    out.key("format").value(FORMAT);
    Json.text(out, "lead", lead == null ? null : lead.toString());
    out.key("pack").value(record.pack());
    out.key("pack_version").value(record.packVersion());
    out.key("payload_hash").value(record.payloadHash());
    receipt(out, record.receipt());
    out.key("score").value(card.score());
    out.key("tenant_id").value(record.tenantId().toString());
    waterfall(out, card.waterfall());
    return out.endObject().toBytes();
  }

  static DecisionRecord read(String json) {
    JsonNode record = Json.parse(json);
    int format = record.path("format").intValue();
    if (format != FORMAT) {
      throw new IllegalArgumentException("records of format " + format + " are not known here");
    }
    return new DecisionRecord(
        UUID.fromString(record.get("decision_id").textValue()),
        UUID.fromString(record.get("tenant_id").textValue()),
        record.get("lead").isNull() ? null : UUID.fromString(record.get("lead").textValue()),
        Instant.parse(record.get("as_of").textValue()),
        record.get("pack").textValue(),
        record.get("pack_version").textValue(),
        bands(record.get("bands")),
        scorecard(record),
        receipt(record.get("receipt")),
        record.get("payload_hash").textValue());
  }

  private static void bands(CanonicalWriter out, BandSet set) {
    out.key("bands").beginObject().key("bands").beginArray();
    for (Band band : set.bands()) {
      out.beginObject();
      Json.text(out, "action", band.action());
      out.key("band").value(band.band());
      out.key("from").value(band.from());
      out.endObject();
    }
    out.endArray().key("key").value(set.key()).endObject();
  }

  private static BandSet bands(JsonNode set) {
    return new BandSet(
        set.get("key").textValue(),
        Json.list(
            set.get("bands"),
            band ->
                new Band(
                    band.get("band").textValue(),
                    band.get("from").intValue(),
                    band.get("action").textValue())));
  }

  private static void factors(CanonicalWriter out, List<FactorPoint> factors) {
    out.key("factors").beginArray();
    for (FactorPoint factor : factors) {
      out.beginObject();
      out.key("group").value(factor.group());
      out.key("key").value(factor.key());
      out.key("kind").value(factor.kind());
      out.key("points").value(factor.points());
      out.key("value").value(factor.value());
      out.key("weight").value(factor.weight());
      out.endObject();
    }
    out.endArray();
  }

  private static void waterfall(CanonicalWriter out, List<WaterfallRow> rows) {
    out.key("waterfall").beginArray();
    for (WaterfallRow row : rows) {
      out.beginObject();
      out.key("points").value(row.points());
      out.key("row").value(row.row());
      out.endObject();
    }
    out.endArray();
  }

  private static Scorecard scorecard(JsonNode record) {
    return new Scorecard(
        record.get("score").intValue(),
        record.get("band").textValue(),
        record.get("action").textValue(),
        record.get("action_reason").textValue(),
        Json.list(record.get("factors"), RecordJson::factor),
        Json.list(
            record.get("waterfall"),
            row -> new WaterfallRow(row.get("row").textValue(), row.get("points").doubleValue())));
  }

  private static FactorPoint factor(JsonNode factor) {
    return new FactorPoint(
        factor.get("key").textValue(),
        FactorKind.valueOf(factor.get("kind").textValue().toUpperCase(Locale.ROOT)),
        factor.get("group").textValue(),
        factor.get("value").doubleValue(),
        factor.get("weight").doubleValue(),
        factor.get("points").doubleValue(),
        Collections.emptySortedMap(),
        List.of());
  }

  private static void receipt(CanonicalWriter out, Receipt receipt) {
    out.key("receipt").beginObject();
    Json.text(out, "calibration_hash", receipt.calibrationHash());
    if (receipt.customersHash() != null) {
      out.key("customers_hash").value(receipt.customersHash());
    }
    out.key("detector_version").value(receipt.detectorVersion());
    out.key("engine_version").value(receipt.engineVersion());
    out.key("epoch").value(receipt.epoch());
    Json.text(out, "lead_hash", receipt.leadHash());
    out.key("line").value(receipt.line());
    UUID override = receipt.overrideId();
    if (override != null) { // the leaves of others stay as they were before there were any
      out.key("override_id").value(override.toString());
    }
    out.key("pack_hash").value(receipt.packHash());
    out.key("reference_data_hash").value(receipt.referenceDataHash());
    out.key("result_hash").value(receipt.resultHash());
    out.key("settings_hash").value(receipt.settingsHash());
    if (receipt.settingsVersion() != 0) { // the leaves of before there were any stay as they are
      out.key("settings_version").value(receipt.settingsVersion());
    }
    out.key("weights_hash").value(receipt.weightsHash());
    out.key("weights_version").value(receipt.weightsVersion());
    out.endObject();
  }

  private static Receipt receipt(JsonNode receipt) {
    return new Receipt(
        receipt.get("epoch").longValue(),
        receipt.path("line").asText("base"), // records of before there were other lines
        receipt.get("pack_hash").textValue(),
        receipt.get("weights_version").intValue(),
        receipt.get("weights_hash").textValue(),
        receipt.path("settings_version").intValue(),
        receipt.get("settings_hash").textValue(),
        receipt.get("calibration_hash").textValue(),
        receipt.path("customers_hash").textValue(), // records that compare with nobody have none
        receipt.get("reference_data_hash").textValue(),
        receipt.get("detector_version").textValue(),
        receipt.get("engine_version").textValue(),
        receipt.get("lead_hash").textValue(),
        receipt.get("result_hash").textValue(),
        receipt.has("override_id")
            ? UUID.fromString(receipt.get("override_id").textValue())
            : null);
  }
}
