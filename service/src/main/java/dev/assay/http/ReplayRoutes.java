package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.bulk.ReplayTask;
import dev.assay.bulk.ReplayTerms;
import dev.assay.packs.Line;
import dev.assay.packs.PackStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs recorded decisions again, as many as there are. */
final class ReplayRoutes {
  private final BulkDesk desk;
  private final PackStore packs;
  private final AsOf clock;

  ReplayRoutes(Vertx vertx, Server.Parts parts, AsOf clock) {
    Bulk bulk = parts.jobs().bulk();
    this.desk = new BulkDesk(vertx, parts, bulk.replays(), ReplayTask.KIND, "/v1/replays/");
    this.packs = parts.packs().store();
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    Map<String, Handling> all = new HashMap<>(desk.handlings("Replay"));
    all.put("createReplay", this::create);
    return all;
  }

  private Future<Answer> create(Call call) {
    JsonNode body = call.json();
    UUID tenantId = call.tenant().id();
    ReplayTerms terms =
        new ReplayTerms(
            text(body, "pack"),
            text(body, "version"),
            clock.any(text(body, "from"), "/from"),
            clock.any(text(body, "to"), "/to"),
            text(body, "with_version"));
    BulkDesk.requireOrder(terms.from(), terms.to());
    return desk.begin(
        call,
        () -> {
          requirePack(tenantId, terms);
          return new BulkDesk.Order(terms.json(), null);
        });
  }

  static @Nullable String text(JsonNode body, String name) {
    return body.path(name).textValue();
  }

  private void requirePack(UUID tenantId, ReplayTerms terms) {
    String pack = terms.pack();
    if (pack == null) {
      if (terms.withVersion() != null) {
        throw new Refusal(
            Kind.INVALID_REQUEST, List.of(new Fault("/pack", "must say of what the version is")));
      }
      return;
    }
    List<Line> lines = List.of(Line.base(pack), new Line(tenantId, pack));
    if (lines.stream().allMatch(line -> packs.versions(line).isEmpty())) {
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("/pack", "there is no such pack")));
    }
    requireVersion(lines, "/version", terms.version());
    requireVersion(lines, "/with_version", terms.withVersion());
  }

  private void requireVersion(List<Line> lines, String pointer, @Nullable String version) {
    Stream<Line> all = lines.stream();
    if (version != null && all.allMatch(line -> packs.version(line, version).isEmpty())) {
      throw new Refusal(
          Kind.INVALID_REQUEST, List.of(new Fault(pointer, "the pack has no such version")));
    }
  }
}
