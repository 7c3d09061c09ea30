package dev.assay.http;

import dev.assay.activation.Activations;
import dev.assay.activation.Served;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.rules.FactorSpec;
import dev.assay.rules.PackManifest;
import dev.assay.rules.RulePack;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Map;

/** Lists every flag that a decision can carry, and what it means. */
final class FlagRoutes {
  private final Activations activations;

  FlagRoutes(Activations activations) {
    this.activations = activations;
  }

  Map<String, Handling> handlings() {
    return Map.of("listFlags", this::list);
  }

  private Future<Answer> list(Call call) {
    CanonicalWriter out = new CanonicalWriter(16_384).beginObject().key("items").beginArray();
    for (Served served : activations.current().served(PackCalls.judged(call))) {
      RulePack pack = served.pack();
      pack.manifest().factors().forEach(factor -> write(out, pack.manifest(), factor));
    }
    out.endArray().key("next").nullValue().endObject();
    return Future.succeededFuture(Answer.ok(out));
  }

  private static void write(CanonicalWriter out, PackManifest pack, FactorSpec factor) {
    out.beginObject().key("pack").value(pack.pack()).key("version").value(pack.version());
    out.key("key").value(factor.key());
    out.key("kind").value(factor.kind().name().toLowerCase(Locale.ROOT));
    out.key("group").value(factor.group()).key("field");
    Json.text(out, factor.field().isEmpty() ? null : factor.field());
    Json.text(out.key("severity"), Json.severity(factor.severity()));
    out.key("weight").value(factor.weight()).key("mutable").value(factor.mutable());
    out.key("says").value(factor.says()).endObject();
  }
}
