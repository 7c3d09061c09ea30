package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.activation.Activation;
import dev.assay.activation.TenantState;
import dev.assay.bulk.BacktestTask;
import dev.assay.bulk.BacktestTerms;
import dev.assay.bulk.BacktestTerms.Candidate;
import dev.assay.drafts.Draft;
import dev.assay.drafts.Drafts;
import dev.assay.http.BulkDesk.Order;
import dev.assay.packs.Line;
import dev.assay.packs.PackVersion;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.weights.TuningKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries candidates on recorded decisions, as many as there are. */
final class BacktestRoutes {
  private static final long USUAL = 10_000;

  private final BulkDesk desk;
  private final PackParts packs;
  private final Drafts drafts;
  private final AsOf clock;

  BacktestRoutes(Vertx vertx, Server.Parts parts, AsOf clock) {
    Bulk bulk = parts.jobs().bulk();
    this.desk = new BulkDesk(vertx, parts, bulk.backtests(), BacktestTask.KIND, "/v1/backtests/");
    this.packs = parts.packs();
    this.drafts = parts.drafts().drafts();
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    Map<String, Handling> all = new HashMap<>(desk.handlings("Backtest"));
    all.put("createBacktest", this::create);
    return all;
  }

  private Future<Answer> create(Call call) {
    JsonNode body = call.json();
    UUID tenantId = call.tenant().id();
    BacktestTerms asked =
        new BacktestTerms(
            body.path("pack").asText(),
            candidate(body.path("candidate")),
            body.path("last").asLong(isBounded(body) ? Long.MAX_VALUE : USUAL),
            clock.any(ReplayRoutes.text(body, "from"), "/from"),
            clock.any(ReplayRoutes.text(body, "to"), "/to"));
    BulkDesk.requireOrder(asked.from(), asked.to());
    return desk.begin(call, () -> order(tenantId, asked, body.path("candidate")));
  }

  private static boolean isBounded(JsonNode body) {
    return body.has("from") || body.has("to");
  }

  /** What is named of it; the rest is what is in force. */
  private static Candidate candidate(JsonNode named) {
    String version = named.path("version").textValue();
    String draft = named.path("draft_id").textValue();
    if (version != null && draft != null) {
      throw invalid("/candidate/draft_id", "is another way to name rules; name one of the two");
    }
    if (named.isEmpty()) {
      throw invalid("/candidate", "must name what is to be tried");
    }
    try {
      UUID id = draft == null ? null : UUID.fromString(draft);
      return new Candidate("", version, id, 0, 0, 0, 0);
    } catch (IllegalArgumentException noId) {
      throw invalid("/candidate/draft_id", "must be the id of a draft");
    }
  }

  private Order order(UUID tenantId, BacktestTerms asked, JsonNode named) {
    Activation now = packs.activations().current();
    TenantState chosen = now.tenant(tenantId, asked.pack());
    PackSource draft = draft(tenantId, asked);
    RulePack rules = draft == null ? rules(now, tenantId, asked) : packs.library().compile(draft);
    Candidate candidate =
        new Candidate(
            rules.hash(),
            asked.candidate().version(),
            asked.candidate().draftId(),
            number(tenantId, asked, named, TuningKind.WEIGHTS, chosen),
            number(tenantId, asked, named, TuningKind.BANDS, chosen),
            chosen.version(TuningKind.CALIBRATION),
            chosen.version(TuningKind.SETTINGS));
    BacktestTerms terms =
        new BacktestTerms(asked.pack(), candidate, asked.last(), asked.from(), asked.to());
    return new Order(terms.json(), draft == null ? null : draft.files());
  }

  private @Nullable PackSource draft(UUID tenantId, BacktestTerms asked) {
    UUID id = asked.candidate().draftId();
    if (id == null) {
      return null;
    }
    Line own = new Line(tenantId, asked.pack());
    Draft draft =
        drafts.list(own).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> invalid("/candidate/draft_id", "there is no such draft"));
    return drafts.content(draft).pack();
  }

  private RulePack rules(Activation now, UUID tenantId, BacktestTerms asked) {
    String version = asked.candidate().version();
    if (version == null) {
      return now.served(tenantId, asked.pack())
          .orElseThrow(() -> invalid("/pack", "there is no such pack"))
          .pack();
    }
    Line own = new Line(tenantId, asked.pack());
    PackVersion found =
        Stream.of(own, Line.base(asked.pack()))
            .map(line -> packs.store().version(line, version))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> invalid("/candidate/version", "the pack has no such version"));
    return packs.library().load(found);
  }

  private int number(
      UUID tenantId, BacktestTerms asked, JsonNode named, TuningKind kind, TenantState chosen) {
    String field = kind.json() + "_version";
    if (!named.has(field)) {
      return chosen.version(kind);
    }
    int version = named.path(field).asInt();
    if (version != 0 && packs.tunings().find(tenantId, asked.pack(), kind, version).isEmpty()) {
      throw invalid("/candidate/" + field, "there is no such version");
    }
    return version;
  }

  private static Refusal invalid(String pointer, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault(pointer, message)));
  }
}
