package dev.assay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.activation.Activations;
import dev.assay.activation.Served;
import dev.assay.audit.Who;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.Field;
import dev.assay.rules.Terms;
import dev.assay.rules.fairness.ProtectedAttributes;
import dev.assay.tuning.Tuner;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.Tuning;
import dev.assay.weights.TuningKind;
import dev.assay.weights.TuningStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps, shows and activates a tenant's settings of its leads; a version holds all sections. */
final class SettingsRoutes {
  /** The pack that ranks leads, whose settings these are. */
  private static final String PACK = "crm-score";

  /** The pack that matches contacts goes by the same ideal customer. */
  private static final String MATCHES = "icp-match";

  private static final int SHOWN = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final Vertx vertx;
  private final Activations activations;
  private final TuningStore store;
  private final Tuner tuner;
  private final OwnTerms ownTerms;
  private final Decisions decisions;
  private final ProtectedAttributes attributes = ProtectedAttributes.shipped();

  SettingsRoutes(
      Vertx vertx,
      Activations activations,
      TuningStore store,
      Tuner tuner,
      OwnTerms ownTerms,
      Decisions decisions) {
    this.vertx = vertx;
    this.activations = activations;
    this.store = store;
    this.tuner = tuner;
    this.ownTerms = ownTerms;
    this.decisions = decisions;
  }

  Map<String, Handling> handlings() {
    Map<String, Handling> all = new HashMap<>();
    all.put("activateSettings", this::activate);
    SettingsBody.SECTIONS.forEach(
        (name, section) -> {
          all.put("put" + name + "Settings", call -> put(call, section));
          all.put("get" + name + "Settings", call -> get(call, section));
        });
    return all;
  }

  private Future<Answer> put(Call call, String section) {
    UUID tenantId = call.tenant().id();
    boolean activate = call.json().path("activate").asBoolean();
    String reason = PackCalls.reason(call);
    return vertx.executeBlocking(
        () -> {
          if (activate) {
            tuner.refuseAlone(tenantId);
          }
          String content =
              new SettingsBody(
                      served(tenantId).pack(),
                      attributes,
                      text -> decisions.spelling(Field.COUNTRY, text))
                  .content(content(find(tenantId, active(tenantId))), section, call.json());
          Tuning kept =
              tuner.keep(tenantId, PACK, TuningKind.SETTINGS, content, PackCalls.who(call), reason);
          if (activate) {
            tuner.activate(
                tenantId, PACK, TuningKind.SETTINGS, kept.version(), PackCalls.who(call), reason);
            matchBy(tenantId, kept, PackCalls.who(call), reason);
          }
          return kept(kept.version(), kept.hash(), activate);
        },
        false);
  }

  private Future<Answer> activate(Call call) {
    UUID tenantId = call.tenant().id();
    int version = TuningRoutes.version(call.path().getOrDefault("version", ""));
    return vertx.executeBlocking(
        () -> {
          tuner.activate(
              tenantId,
              PACK,
              TuningKind.SETTINGS,
              version,
              PackCalls.who(call),
              PackCalls.reason(call));
          Tuning tuning = find(tenantId, version);
          matchBy(tenantId, tuning, PackCalls.who(call), PackCalls.reason(call));
          return kept(version, tuning == null ? null : tuning.hash(), true);
        },
        false);
  }

  /** Puts the same settings into force for the other pack, under a version of its own. */
  private void matchBy(UUID tenantId, @Nullable Tuning tuning, Who who, String reason) {
    int version =
        tuning == null
            ? 0
            : store.list(tenantId, MATCHES, TuningKind.SETTINGS, SHOWN).stream()
                .filter(known -> known.hash().equals(tuning.hash()))
                .findFirst()
                .orElseGet(
                    () ->
                        tuner.keep(
                            tenantId,
                            MATCHES,
                            TuningKind.SETTINGS,
                            tuning.content(),
                            tuning.author(),
                            tuning.reason()))
                .version();
    tuner.activate(tenantId, MATCHES, TuningKind.SETTINGS, version, who, reason);
  }

  private static Answer kept(int version, @Nullable String hash, boolean active) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    Json.text(out.key("version").value(version).key("hash"), hash);
    return Answer.ok(out.key("active").value(active).endObject());
  }

  private Future<Answer> get(Call call, String section) {
    call.query().only("version");
    UUID tenantId = call.tenant().id();
    String asked = call.query().text("version");
    int active = active(tenantId);
    int version = asked == null ? active : TuningRoutes.version(asked);
    return vertx.executeBlocking(() -> shown(tenantId, section, version, active), false);
  }

  private Answer shown(UUID tenantId, String section, int version, int active) {
    Tuning tuning = find(tenantId, version);
    Terms terms =
        ownTerms.of(served(tenantId).pack(), tenantId, 0, 0, 0, tuning == null ? 0 : version);
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("version").value(version).key("active").value(version == active);
    Json.text(out.key("hash"), tuning == null ? null : tuning.hash());
    SettingsJson.write(out, section, content(tuning), terms);
    out.key("versions").beginArray();
    for (Tuning known : store.list(tenantId, PACK, TuningKind.SETTINGS, SHOWN)) {
      out.beginObject().key("version").value(known.version());
      out.key("hash").value(known.hash()).key("active").value(known.version() == active);
      out.key("by").value(known.author().name()).key("reason").value(known.reason());
      out.key("created_on").value(known.createdOn().toString()).endObject();
    }
    return Answer.ok(out.endArray().endObject());
  }

  private Served served(UUID tenantId) {
    return activations
        .current()
        .served(tenantId, PACK)
        .orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
  }

  private int active(UUID tenantId) {
    return activations.current().tenant(tenantId, PACK).settings();
  }

  private @Nullable Tuning find(UUID tenantId, int version) {
    return version == 0
        ? null
        : store
            .find(tenantId, PACK, TuningKind.SETTINGS, version)
            .orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
  }

  private static ObjectNode content(@Nullable Tuning tuning) {
    try {
      return tuning == null
          ? JSON.createObjectNode()
          : (ObjectNode) JSON.readTree(tuning.content());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("stored settings cannot be read", e);
    }
  }
}
