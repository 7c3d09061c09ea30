package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.activation.Stage;
import dev.assay.audit.Who;
import dev.assay.packs.Line;
import dev.assay.rollout.Lines;
import dev.assay.rollout.Rollouts;
import dev.assay.rollout.Schedule;
import dev.assay.rollout.Step;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rolls versions out, takes them back, and shows how it goes. */
final class RolloutRoutes {
  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final int DEFAULT_MAX_DRIFT = 20;

  private final Vertx vertx;
  private final Rollouts rollouts;
  private final Lines lines;
  private final Schedule schedule;
  private final RolloutJson json;
  private final PackCalls calls;
  private final Clock clock;

  RolloutRoutes(
      Vertx vertx,
      Rollouts rollouts,
      Lines lines,
      Schedule schedule,
      RolloutJson json,
      PackCalls calls,
      Clock clock) {
    this.vertx = vertx;
    this.rollouts = rollouts;
    this.lines = lines;
    this.schedule = schedule;
    this.json = json;
    this.calls = calls;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "getRollout", this::get,
        "rollOut", this::start,
        "rollBack", this::rollBack,
        "freezeRollouts", this::freeze,
        "unschedule", this::unschedule,
        "chooseLine", this::choose);
  }

  private Future<Answer> get(Call call) {
    call.query().only("line");
    Line line = calls.shown(call);
    return vertx.executeBlocking(() -> Answer.ok(json.of(line)), false);
  }

  private Future<Answer> start(Call call) {
    Line line = calls.changed(call);
    Step step = step(call.json());
    Instant at = at(call.json().path("at").textValue());
    return change(
        call,
        line,
        (who, reason) -> {
          if (at == null) {
            rollouts.start(line, step, who, reason);
          } else {
            schedule.add(line, step, at, who, reason);
          }
        });
  }

  private static Step step(JsonNode body) {
    Stage stage = Stage.of(body.path("stage").asText());
    boolean canary = stage == Stage.CANARY;
    if (canary != body.path("percent").isNumber()) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("/percent", "must be there for a canary, and for nothing else")));
    }
    return new Step(
        body.path("version").asText(),
        stage,
        canary ? body.path("percent").asInt() : 0,
        body.path("max_drift").asInt(DEFAULT_MAX_DRIFT));
  }

  private @Nullable Instant at(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant now = clock.instant();
    try {
      Instant at = Instant.parse(text);
      if (at.isAfter(now) && at.isBefore(now.plus(FARTHEST))) {
        return at;
      }
    } catch (DateTimeException noSuchTime) {
      // refused below, like a time that is over
    }
    throw new Refusal(
        Kind.INVALID_REQUEST,
        List.of(
            new Fault("/at", "must be a time in UTC such as 2026-11-22T09:00:00Z, within a year")));
  }

  private Future<Answer> rollBack(Call call) {
    Line line = calls.changed(call);
    String version = call.body() == null ? null : call.json().path("version").textValue();
    return change(call, line, (who, reason) -> rollouts.rollBack(line, version, who, reason));
  }

  private Future<Answer> freeze(Call call) {
    Line line = calls.changed(call);
    boolean frozen = call.json().path("frozen").asBoolean();
    return change(call, line, (who, reason) -> rollouts.freeze(line, frozen, who, reason));
  }

  private Future<Answer> unschedule(Call call) {
    Line line = calls.changed(call);
    UUID id = call.id("step_id");
    return vertx.executeBlocking(
        () -> {
          schedule.cancel(line, id, PackCalls.who(call));
          return Answer.noContent();
        },
        false);
  }

  private Future<Answer> choose(Call call) {
    Tenant tenant = call.tenant();
    String pack = calls.pack(call);
    boolean own = call.json().path("line").asText().equals("own");
    String pin = call.json().path("pin").textValue();
    if (own && pin != null) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("/pin", "is for those who follow the base line")));
    }
    Line line = own ? new Line(tenant.id(), pack) : Line.base(pack);
    return change(
        call,
        line,
        (who, reason) -> {
          if (own) {
            lines.fork(tenant.id(), pack, who, reason);
          } else {
            lines.follow(tenant.id(), pack, pin, who, reason);
          }
        });
  }

  /** A step that somebody takes for a reason. */
  @FunctionalInterface
  private interface Taken {
    void by(Who who, String reason);
  }

  private Future<Answer> change(Call call, Line line, Taken step) {
    return vertx.executeBlocking(
        () -> {
          step.by(PackCalls.who(call), PackCalls.reason(call));
          return Answer.ok(json.of(line));
        },
        false);
  }
}
