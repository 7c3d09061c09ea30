package dev.assay.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.GeneratedLeads;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.canonical.Hash;
import dev.assay.intake.Intake;
import dev.assay.intake.LeadJson;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.model.Lead;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.rules.Scorecard;
import dev.assay.rules.WaterfallRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Decisions of earlier releases come out the same on today's code: each line of a frozen log holds
 * a Lead as it was logged and what was made of it. Later releases add files; none ever changes,
 * which the pinned hash of each file holds.
 */
final class FrozenLogTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path LOG = Path.of("src/test/resources/frozen/lead-quality-1.0.0.ndjson");
  private static final String LOG_HASH =
      "sha256:bdb082ee7829da4f1069af0cd171f139c9f6ba77e39a44574eca0f7afe91ef3e";

  @Test
  void leadQuality_1_0_0_replaysExact() throws IOException {
    try (RulePack pack = new PackCompiler().compile(PackSource.shipped("lead-quality", "1.0.0"))) {
      if (!Files.exists(LOG)) {
        Files.write(LOG, freeze(pack));
      }
      List<String> lines = Files.readAllLines(LOG);

      assertThat(Hash.of(Files.readAllBytes(LOG))).isEqualTo(LOG_HASH);
      assertThat(lines).hasSize(500);
      for (String line : lines) {
        Lead lead = LeadJson.read(JSON.readTree(line).required("lead"));
        assertThat(line(pack, lead)).isEqualTo(line);
      }
    }
  }

  /** What a new file is made of, once. */
  private static List<String> freeze(RulePack pack) {
    Intake intake = new Intake(ReferenceData.bundled());
    return GeneratedLeads.of(500)
        .limit(500)
        .map(lead -> line(pack, intake.read(lead).lead()))
        .toList();
  }

  private static String line(RulePack pack, Lead lead) {
    Scorecard card = pack.score(lead, pack.terms());
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("action").value(card.action()).key("action_reason").value(card.actionReason());
    out.key("band").value(card.band()).key("evidence").beginArray();
    for (FactorPoint factor : card.factors()) {
      out.beginObject();
      factor.evidence().forEach((key, value) -> write(out.key(key), value));
      out.endObject();
    }
    out.endArray().key("lead");
    LeadJson.write(lead, out);
    out.key("pack_hash").value(pack.hash()).key("result_hash").value(card.hash());
    out.key("score").value(card.score()).key("waterfall").beginArray();
    for (WaterfallRow row : card.waterfall()) {
      out.beginObject().key("points").value(row.points()).key("row").value(row.row()).endObject();
    }
    return new String(out.endArray().endObject().toBytes(), StandardCharsets.UTF_8);
  }

  private static void write(CanonicalWriter out, Object value) {
    if (value instanceof Double number) {
      out.value(number);
    } else if (value instanceof Boolean truth) {
      out.value(truth);
    } else {
      out.value((String) value);
    }
  }
}
