package dev.assay.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decisionlog.Criteria;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to try a candidate on.
 *
 * @param last so many at most, those with the latest clock
 * @param from earliest clock of the decision; null where it does not matter
 * @param to the first clock that is too late; null where it does not matter
 */
public record BacktestTerms(
    String pack, Candidate candidate, long last, @Nullable Instant from, @Nullable Instant to) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What is to judge.
   *
   * @param packHash of the rules
   * @param version of the pack; null for a draft
   * @param draftId null for a version
   * @param weights version of the tenant's weights; 0 for the pack's own
   * @param bands version of the tenant's bands; 0 for the pack's own
   * @param calibration version of the tenant's calibration; 0 for none
   * @param settings version of the tenant's settings; 0 for none
   */
  public record Candidate(
      String packHash,
      @Nullable String version,
      @Nullable UUID draftId,
      int weights,
      int bands,
      int calibration,
      int settings) {}

  /** Reads what {@link #json} wrote. */
  public static BacktestTerms of(String json) {
    try {
      JsonNode terms = JSON.readTree(json);
      JsonNode candidate = terms.path("candidate");
      String draft = candidate.path("draft_id").textValue();
      return new BacktestTerms(
          terms.path("pack").asText(),
          new Candidate(
              candidate.path("pack_hash").asText(),
              candidate.path("version").textValue(),
              draft == null ? null : UUID.fromString(draft),
              candidate.path("weights_version").asInt(),
              candidate.path("bands_version").asInt(),
              candidate.path("calibration_version").asInt(),
              candidate.path("settings_version").asInt()),
          terms.path("last").asLong(),
          ReplayTerms.time(terms.path("from")),
          ReplayTerms.time(terms.path("to")));
    } catch (IOException e) {
      throw new UncheckedIOException("the terms of a stored job cannot be read", e);
    }
  }

  Criteria criteria() {
    return new Criteria(null, null, pack, null, from, to);
  }

  public String json() {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("candidate").beginObject();
    out.key("bands_version").value(candidate.bands());
    out.key("calibration_version").value(candidate.calibration());
    ReplayTerms.text(out, "draft_id", candidate.draftId());
    out.key("pack_hash").value(candidate.packHash());
    out.key("settings_version").value(candidate.settings());
    ReplayTerms.text(out, "version", candidate.version());
    out.key("weights_version").value(candidate.weights()).endObject();
    ReplayTerms.text(out, "from", from);
    out.key("last").value(last).key("pack").value(pack);
    ReplayTerms.text(out, "to", to);
    return new String(out.endObject().toBytes(), StandardCharsets.UTF_8);
  }
}
