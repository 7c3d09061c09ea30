package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.FactorPoint;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.PackManifest;
import dev.assay.rules.Scorecard;
import java.util.HashMap;
import java.util.Map;

/** Writes the answer to a batch, lead by lead. Not thread-safe. */
final class ContursScores {
  private static final int BYTES_A_LEAD = 1024;
  private static final int MOST_NUMBERS = 4096;

  private final Map<String, String> names = new HashMap<>();
  private final Map<Double, byte[]> written = new HashMap<>();
  private final CanonicalWriter out;

  /**
   * @param leads how many will be added
   */
  ContursScores(PackManifest manifest, int leads) {
    for (FactorSpec factor : manifest.factors()) {
      names.put(factor.key(), factor.says());
    }
    out = new CanonicalWriter(leads * BYTES_A_LEAD + 256);
    out.beginObject().key("scores").beginArray();
  }

  /** Adds a lead, under the address that was sent; a factor that adds nothing is left out. */
  void add(JsonNode lead, Scorecard card) {
    out.beginObject().key("email").value(lead.path("email").asText(""));
    out.key("score").value(card.score()).key("label").value(card.band());
    out.key("factors").beginArray();
    for (FactorPoint factor : card.factors()) {
      double contribution = factor.value() * factor.weight();
      if (contribution != 0) {
        out.beginObject().key("name").value(names.getOrDefault(factor.key(), factor.key()));
        number("weight", factor.weight());
        number("value", factor.value());
        number("contribution", contribution);
        out.endObject();
      }
    }
    out.endArray().endObject();
  }

  /** Adds a lead that is not judged, since its person opted out. */
  void addOptedOut(JsonNode lead) {
    out.beginObject().key("email").value(lead.path("email").asText(""));
    out.key("error").value("Opted out of being scored").endObject();
  }

  /** Few numbers stand in a batch, over and over; writing one anew costs more than finding it. */
  private void number(String key, double number) {
    byte[] text = written.get(number);
    if (text == null) {
      text = new CanonicalWriter(24).value(number).toBytes();
      if (written.size() < MOST_NUMBERS) {
        written.put(number, text);
      }
    }
    out.key(key).embed(text);
  }

  /**
   * The whole answer; nothing can be added afterwards.
   *
   * @param method how the weights were found
   */
  Answer answer(String method, String client) {
    out.endArray().key("method").value(method).key("client_id").value(client);
    return Answer.ok(out.endObject());
  }
}
