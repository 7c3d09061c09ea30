package dev.assay.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.rules.PackSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;

/** The JSON of what is kept; fields may be added, none changed. */
final class KeptJson {
  private static final JsonMapper JSON = new JsonMapper();

  private KeptJson() {}

  static byte[] write(Kept kept) {
    ObjectNode out = JSON.createObjectNode();
    out.put("epoch", kept.epoch()).put("certain_on", kept.certainOn().toString());
    put(out.putArray("changes"), kept.changes(), Forms::change);
    put(out.putArray("versions"), kept.versions(), Forms::packVersion);
    put(out.putArray("tunings"), kept.tunings(), Forms::tuning);
    put(out.putArray("tenants"), kept.tenants(), TenantForm::write);
    put(out.putArray("keys"), kept.keys(), Forms::key);
    put(out.putArray("ended_sessions"), kept.endedSessions(), UUID::toString);
    ObjectNode texts = out.putObject("texts");
    kept.texts().forEach((hash, text) -> texts.put(hash, Forms.text(text)));
    ObjectNode references = out.putObject("references");
    kept.references().forEach((hash, files) -> references.put(hash, Forms.files(files)));
    try {
      return JSON.writeValueAsBytes(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
  }

  private static <T> void put(ArrayNode out, Collection<T> all, Function<T, String> form) {
    all.forEach(one -> out.add(form.apply(one)));
  }

  static Kept read(byte[] json) {
    try {
      JsonNode in = JSON.readTree(json);
      Map<String, PackSource> texts = new HashMap<>();
      for (Map.Entry<String, JsonNode> text : in.path("texts").properties()) {
        texts.put(text.getKey(), Forms.text(text.getValue().binaryValue()));
      }
      Map<String, SortedMap<String, String>> references = new HashMap<>();
      for (Map.Entry<String, JsonNode> files : in.path("references").properties()) {
        references.put(files.getKey(), Forms.files(files.getValue().binaryValue()));
      }
      Set<UUID> ended = new HashSet<>(get(in.path("ended_sessions"), UUID::fromString));
      return new Kept(
          in.path("epoch").asLong(),
          get(in.path("changes"), Forms::change),
          get(in.path("versions"), Forms::packVersion),
          texts,
          get(in.path("tunings"), Forms::tuning),
          references,
          get(in.path("tenants"), TenantForm::read),
          get(in.path("keys"), Forms::key),
          ended,
          Instant.parse(in.path("certain_on").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException("what was kept cannot be read", e);
    }
  }

  private static <T> List<T> get(JsonNode in, Function<String, T> read) {
    List<T> all = new ArrayList<>();
    in.forEach(one -> all.add(read.apply(one.asText())));
    return all;
  }
}
