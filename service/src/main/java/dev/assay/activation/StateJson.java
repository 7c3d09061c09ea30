package dev.assay.activation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.activation.LineState.Trial;
import dev.assay.canonical.CanonicalWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The canonical JSON of a {@link State}: the document of an epoch. */
public final class StateJson {
  private static final JsonMapper JSON = new JsonMapper();

  private StateJson() {}

  public static String write(State state) {
    CanonicalWriter out = new CanonicalWriter(256).beginObject();
    if (state instanceof LineState line) {
      write(line, out);
    } else if (state instanceof TenantState tenant) {
      out.key("bands").value(tenant.bands()).key("calibration").value(tenant.calibration());
      out.key("own").value(tenant.own());
      text(out.key("pin"), tenant.pin());
      out.key("settings").value(tenant.settings());
      out.key("weights").value(tenant.weights());
    } else if (state instanceof ReferenceState reference) {
      text(out.key("hash"), reference.hash());
    }
    return new String(out.endObject().toBytes(), StandardCharsets.UTF_8);
  }

  private static void write(LineState line, CanonicalWriter out) {
    out.key("before").beginArray();
    line.before().forEach(out::value);
    out.endArray().key("frozen").value(line.frozen()).key("live").value(line.live()).key("trial");
    Trial trial = line.trial();
    if (trial == null) {
      out.nullValue();
    } else {
      out.beginObject().key("max_drift").value(trial.maxDrift());
      out.key("percent").value(trial.percent()).key("since").value(trial.since());
      out.key("stage")
          .value(trial.stage().json())
          .key("version")
          .value(trial.version())
          .endObject();
    }
  }

  public static State read(Scope.Kind kind, String json) {
    JsonNode state = parse(json);
    return switch (kind) {
      case LINE -> line(state);
      case TENANT -> tenant(state);
      case REFERENCE -> new ReferenceState(state.path("hash").textValue());
    };
  }

  private static TenantState tenant(JsonNode state) {
    return new TenantState(
        state.path("own").asBoolean(),
        state.path("pin").textValue(),
        state.path("weights").asInt(),
        state.path("bands").asInt(),
        state.path("calibration").asInt(),
        state.path("settings").asInt());
  }

  private static LineState line(JsonNode state) {
    List<String> before = new ArrayList<>();
    state.path("before").forEach(version -> before.add(version.asText()));
    JsonNode trial = state.path("trial");
    return new LineState(
        state.path("live").asText(),
        before,
        trial.isObject()
            ? new Trial(
                trial.path("version").asText(),
                Stage.of(trial.path("stage").asText()),
                trial.path("percent").asInt(),
                trial.path("max_drift").asInt(),
                trial.path("since").asLong())
            : null,
        state.path("frozen").asBoolean());
  }

  private static void text(CanonicalWriter out, @Nullable String text) {
    if (text == null) {
      out.nullValue();
    } else {
      out.value(text);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the document of an epoch cannot be read", e);
    }
  }
}
