package dev.assay.kept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Change;
import dev.assay.activation.Scope;
import dev.assay.activation.StateJson;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackSource;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.Role;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which what judges rests in the cluster's memory and on a node's disk: JSON, so that
 * nodes of adjacent releases can read each other; texts of packs deflated.
 */
public final class Forms {
  static final JsonMapper JSON = new JsonMapper();

  private Forms() {}

  public static byte[] text(PackSource text) {
    return files(text.files());
  }

  public static PackSource text(byte[] form) {
    return new PackSource(files(form));
  }

  public static byte[] files(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      JSON.writeValue(out, files);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
    return bytes.toByteArray();
  }

  public static SortedMap<String, String> files(byte[] form) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(form))) {
      return JSON.readValue(in, new TypeReference<TreeMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("the text of a pack cannot be read", e);
    }
  }

  public static String packVersion(PackVersion version) {
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

  public static PackVersion packVersion(String form) {
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

  public static String tuning(Tuning tuning) {
    ObjectNode out = JSON.createObjectNode();
    out.put("tenant_id", tuning.tenantId().toString()).put("pack", tuning.pack());
    out.put("kind", tuning.kind().json()).put("version", tuning.version());
    out.put("hash", tuning.hash()).put("content", tuning.content());
    who(out.putObject("author"), tuning.author());
    out.put("reason", tuning.reason()).put("created_on", tuning.createdOn().toString());
    return out.toString();
  }

  public static Tuning tuning(String form) {
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

  public static String change(Change change) {
    ObjectNode out = JSON.createObjectNode();
    Scope scope = change.scope();
    out.put("epoch", change.epoch()).put("kind", scope.kind().name());
    out.put("owner", scope.owner().toString()).put("pack", scope.pack());
    out.put("state", StateJson.write(change.state())).put("at", change.at().toString());
    return out.toString();
  }

  public static Change change(String form) {
    JsonNode in = parse(form);
    Scope.Kind kind = Scope.Kind.valueOf(in.path("kind").asText());
    return new Change(
        in.path("epoch").asLong(),
        new Scope(kind, id(in, "owner"), in.path("pack").asText()),
        StateJson.read(kind, in.path("state").asText()),
        Instant.parse(in.path("at").asText()));
  }

  static String key(ApiKey key) {
    ObjectNode out = JSON.createObjectNode();
    out.put("key_id", key.id().toString());
    out.put("tenant_id", key.tenantId() == null ? null : key.tenantId().toString());
    out.put("name", key.name()).put("prefix", key.prefix()).put("hash", key.hash());
    ArrayNode roles = out.putArray("roles");
    key.roles().forEach(role -> roles.add(role.json()));
    out.put("created_on", key.createdOn().toString());
    out.put("revoked_on", key.revokedOn() == null ? null : key.revokedOn().toString());
    return out.toString();
  }

  static ApiKey key(String form) {
    JsonNode in = parse(form);
    String tenantId = in.path("tenant_id").textValue();
    String revokedOn = in.path("revoked_on").textValue();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    in.path("roles").forEach(role -> roles.add(Role.of(role.asText())));
    return new ApiKey(
        id(in, "key_id"),
        tenantId == null ? null : UUID.fromString(tenantId),
        in.path("name").asText(),
        roles,
        in.path("prefix").asText(),
        in.path("hash").asText(),
        Instant.parse(in.path("created_on").asText()),
        revokedOn == null ? null : Instant.parse(revokedOn));
  }

  static void who(ObjectNode out, Who who) {
    out.put("key_id", who.keyId() == null ? null : who.keyId().toString());
    out.put("name", who.name());
  }

  static Who who(JsonNode in) {
    @Nullable String keyId = in.path("key_id").textValue();
    return new Who(keyId == null ? null : UUID.fromString(keyId), in.path("name").asText());
  }

  static UUID id(JsonNode in, String field) {
    return UUID.fromString(in.path(field).asText());
  }

  static JsonNode parse(String form) {
    try {
      return JSON.readTree(form);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("what was kept cannot be read", e);
    }
  }
}
