package dev.assay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.decide.Order;
import dev.assay.decide.Thresholds;
import dev.assay.decisionlog.Decision;
import dev.assay.intake.Detection;
import dev.assay.intake.Intake;
import dev.assay.rules.Scorecard;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The LeadFlags API: a lead in, its score and flags out, and never the points behind them. */
final class LeadFlagsRoutes {
  private static final String PACK = "lead-quality";
  private static final String NOT_OF_THIS_PLAN =
      "mid and low are for the plans enterprise and unlimited; the standard thresholds were used";

  private final Decisions decisions;
  private final Allowance allowance;
  private final Metrics metrics;

  LeadFlagsRoutes(Decisions decisions, Allowance allowance, Metrics metrics) {
    this.decisions = decisions;
    this.allowance = allowance;
    this.metrics = metrics;
  }

  Map<String, Handling> handlings() {
    return Map.of("scoreLead", this::score, "normalizeLead", this::normalize);
  }

  private Future<Answer> score(Call call) {
    boolean meta = call.query().on("detection_meta");
    return decide(call)
        .map(
            made -> {
              Decision decision = made.decision();
              CanonicalWriter out = new CanonicalWriter().beginObject();
              scored(out, decision);
              if (meta) {
                new DetectionJson(decision.detection(), out).found("detection_meta", false);
              }
              return answer(call, out.endObject(), made);
            });
  }

  private Future<Answer> normalize(Call call) {
    boolean debug = call.query().on("debug_mode");
    if (!call.query().on("score")) {
      Detection detection = decisions.read(call.json()).detection();
      named(call);
      CanonicalWriter out = new CanonicalWriter().beginObject();
      normalized(out, detection, Intake.DETECTOR_VERSION, debug);
      Answer answer = Answer.ok(out.endObject());
      return Future.succeededFuture(call.again() ? answer.header(Once.REPLAYED, "true") : answer);
    }
    return decide(call)
        .map(
            made -> {
              Decision decision = made.decision();
              CanonicalWriter out = new CanonicalWriter().beginObject();
              String detector = decision.receipt().detectorVersion();
              normalized(out, decision.detection(), detector, debug);
              scored(out, decision);
              new DetectionJson(decision.detection(), out).found("detection_meta", false);
              return answer(call, out.endObject(), made);
            });
  }

  private Future<Made> decide(Call call) {
    Tenant tenant = call.tenant();
    Thresholds asked = thresholds(call);
    Order order =
        new Order(
            call.claimedId(),
            tenant.id(),
            PACK,
            null,
            null,
            (ObjectNode) call.json(),
            null,
            null,
            tenant.plan().ownThresholds() ? asked : null,
            tenant.log());
    return decisions
        .decide(order, call.claimed(), allowance.of(tenant))
        .onSuccess(metrics::decided);
  }

  /** A map that cannot be used is told of before thresholds that cannot. */
  private @Nullable Thresholds thresholds(Call call) {
    try {
      return named(call);
    } catch (Refusal refusal) {
      decisions.read(call.json());
      throw refusal;
    }
  }

  private @Nullable Thresholds named(Call call) {
    return LeadFlagsQuery.thresholds(call.query(), () -> decisions.bands(call.tenant().id(), PACK));
  }

  private static void scored(CanonicalWriter out, Decision decision) {
    Scorecard card = decision.scorecard();
    out.key("score").value(card.score()).key("quality").value(card.band());
    Json.texts(out.key("risk_flags"), card.riskFlags());
    Json.texts(out.key("positive_signals"), card.positiveSignals());
    out.key("recommended_action").value(card.action());
    if (!decision.detection().unrecognized().isEmpty()) {
      Json.texts(out.key("unrecognized_fields"), decision.detection().unrecognized());
    }
  }

  private static void normalized(
      CanonicalWriter out, Detection detection, String detectorVersion, boolean debug) {
    DetectionJson json = new DetectionJson(detection, out);
    json.reading(detectorVersion, debug);
    json.conflicts(debug);
    json.warnings();
  }

  private static Answer answer(Call call, CanonicalWriter body, Made made) {
    Answer answer = Answer.ok(body);
    if (call.tenant().log() != LogMode.NONE) {
      DecisionRoutes.recorded(answer, made);
    }
    boolean asked = !call.query().all("mid").isEmpty() || !call.query().all("low").isEmpty();
    if (asked && !call.tenant().plan().ownThresholds()) {
      answer.header("X-Assay-Warning", NOT_OF_THIS_PLAN);
    }
    return answer;
  }
}
