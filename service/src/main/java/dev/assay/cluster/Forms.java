package dev.assay.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Change;
import dev.assay.activation.Scope;
import dev.assay.activation.StateJson;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackSource;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which things rest in the cluster's memory: JSON, so that nodes of adjacent releases
 * can read each other; texts of packs deflated.
 */
final class Forms {
  private static final JsonMapper JSON = new JsonMapper();

  private Forms() {}

  static byte[] text(PackSource text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      JSON.writeValue(out, text.files());
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
    return bytes.toByteArray();
  }

  static PackSource text(byte[] form) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(form))) {
      return new PackSource(JSON.readValue(in, new TypeReference<TreeMap<String, String>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("a pack in the cluster's memory cannot be read", e);
    }
  }

  static String packVersion(PackVersion version) {
    ObjectNode out = JSON.createObjectNode();
    out.put("owner", version.line().owner().toString()).put("pack", version.line().pack());
    out.put("version", version.version()).put("pack_hash", version.packHash());
    out.put("cases_hash", version.casesHash()).put("signature", version.signature());
    who(out.putObject("author"), version.author());
    if (version.approver() != null) {
      who(out.putObject("approver"), version.approver());
    }
    out.put("note", version.note()).put("published_on", version.publishedOn().toString());
    out.put("retired_on", version.retiredOn() == null ? null : version.retiredOn().toString());
    return out.toString();
  }

  static PackVersion packVersion(String form) {
    JsonNode in = parse(form);
    String retiredOn = in.path("retired_on").textValue();
    return new PackVersion(
        new Line(id(in, "owner"), in.path("pack").asText()),
        in.path("version").asText(),
        in.path("pack_hash").asText(),
        in.path("cases_hash").asText(),
        in.path("signature").asText(),
        who(in.path("author")),
        in.has("approver") ? who(in.path("approver")) : null,
        in.path("note").asText(),
        Instant.parse(in.path("published_on").asText()),
        retiredOn == null ? null : Instant.parse(retiredOn));
  }

  static String tuning(Tuning tuning) {
    ObjectNode out = JSON.createObjectNode();
    out.put("tenant_id", tuning.tenantId().toString()).put("pack", tuning.pack());
    out.put("kind", tuning.kind().json()).put("version", tuning.version());
    out.put("hash", tuning.hash()).put("content", tuning.content());
    who(out.putObject("author"), tuning.author());
    out.put("reason", tuning.reason()).put("created_on", tuning.createdOn().toString());
    return out.toString();
  }

  static Tuning tuning(String form) {
    JsonNode in = parse(form);
    return new Tuning(
        id(in, "tenant_id"),
        in.path("pack").asText(),
        TuningKind.of(in.path("kind").asText()),
        in.path("version").asInt(),
        in.path("hash").asText(),
        in.path("content").asText(),
        who(in.path("author")),
        in.path("reason").asText(),
        Instant.parse(in.path("created_on").asText()));
  }

  static String change(Change change) {
    ObjectNode out = JSON.createObjectNode();
    Scope scope = change.scope();
    out.put("epoch", change.epoch()).put("kind", scope.kind().name());
    out.put("owner", scope.owner().toString()).put("pack", scope.pack());
    out.put("state", StateJson.write(change.state())).put("at", change.at().toString());
    return out.toString();
  }

  static Change change(String form) {
    JsonNode in = parse(form);
    Scope.Kind kind = Scope.Kind.valueOf(in.path("kind").asText());
    return new Change(
        in.path("epoch").asLong(),
        new Scope(kind, id(in, "owner"), in.path("pack").asText()),
        StateJson.read(kind, in.path("state").asText()),
        Instant.parse(in.path("at").asText()));
  }

  private static void who(ObjectNode out, Who who) {
    out.put("key_id", who.keyId() == null ? null : who.keyId().toString());
    out.put("name", who.name());
  }

  private static Who who(JsonNode in) {
    @Nullable String keyId = in.path("key_id").textValue();
    return new Who(keyId == null ? null : UUID.fromString(keyId), in.path("name").asText());
  }

  private static UUID id(JsonNode in, String field) {
    return UUID.fromString(in.path(field).asText());
  }

  private static JsonNode parse(String form) {
    try {
      return JSON.readTree(form);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the cluster's memory cannot be read", e);
    }
  }
}
