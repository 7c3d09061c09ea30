package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.decide.Decider;
import dev.assay.decide.Order;
import dev.assay.decide.Unkept;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.StoredDecision;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.idempotency.Claimed;
import dev.assay.intake.Field;
import dev.assay.intake.Intake;
import dev.assay.intake.Reading;
import dev.assay.leads.Overrides;
import dev.assay.packs.PackLibrary;
import dev.assay.replay.Replayer;
import dev.assay.replay.Verdict;
import dev.assay.rules.BandSet;
import dev.assay.rules.WeightSet;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the routes ask of the steps below; answers come on the event loop that asked. */
public final class Decisions {
  private final Supplier<Intake> intake;
  private final Decider decider;
  private final DecisionLog log;
  private final Replayer replayer;
  private final PackLibrary packs;
  private final Overrides overrides;

  public Decisions(
      Supplier<Intake> intake,
      Decider decider,
      DecisionLog log,
      Replayer replayer,
      PackLibrary packs,
      Overrides overrides) {
    this.intake = intake;
    this.decider = decider;
    this.log = log;
    this.replayer = replayer;
    this.packs = packs;
    this.overrides = overrides;
  }

  /**
   * Decides, or finds what an earlier call with the same key had decided.
   *
   * @param leave for what is not decided yet
   */
  Future<Made> decide(Order order, @Nullable Claimed claimed, Leave leave) {
    String leadId = order.leadId();
    if (leadId == null || !overrides.concern(order.tenantId(), order.pack())) {
      return here(once(order, claimed, leave));
    }
    return aside(() -> order.overriddenBy(overrides(List.of(order)).get(leadId)))
        .compose(each -> here(once(each, claimed, leave)))
        .compose(
            made ->
                made.decision().receipt().overrideId() == null
                    ? Future.succeededFuture(made)
                    : aside(() -> instead(List.of(made)).get(0)));
  }

  /**
   * What people put in place of the scores that these orders of one tenant and pack ask for, by the
   * caller's own id of the lead. Blocks where there can be anything.
   */
  Map<String, UUID> overrides(List<Order> orders) {
    List<String> leadIds = new ArrayList<>();
    for (Order order : orders) {
      if (order.leadId() != null && overrides.concern(order.tenantId(), order.pack())) {
        leadIds.add(order.leadId());
      }
    }
    if (leadIds.isEmpty()) {
      return Map.of();
    }
    Order any = orders.get(0);
    return overrides.holding(any.tenantId(), any.pack(), leadIds, any.asOf());
  }

  /** Decisions of one tenant with the scores that people put in place of them. Blocks likewise. */
  List<Made> instead(List<Made> made) {
    if (made.isEmpty()) {
      return made;
    }
    UUID tenantId = made.get(0).decision().tenantId();
    Map<UUID, Integer> scores = overrides.scores(tenantId, made.stream().map(Made::decision));
    return made.stream().map(each -> each.instead(scores)).toList();
  }

  /** By which bands a tenant's scores are told by words. */
  BandSet bands(UUID tenantId, String pack) {
    return decider.bands(tenantId, pack);
  }

  /** Judges leads of which nothing is kept, all of them at a time. */
  Unkept unkept(UUID tenantId, String pack, Instant asOf, @Nullable WeightSet weights) {
    return decider.unkept(tenantId, pack, asOf, weights);
  }

  /** The same for callers on no event loop; the answer comes on a thread that must not be kept. */
  CompletionStage<Made> once(Order order, @Nullable Claimed claimed, Leave leave) {
    if (claimed == null || claimed.first()) {
      return leave.score(() -> make(order));
    }
    return before(order)
        .thenCompose(
            found ->
                found
                    .<CompletionStage<Made>>map(CompletableFuture::completedStage)
                    .orElseGet(() -> leave.score(() -> make(order))));
  }

  private CompletionStage<Made> make(Order order) {
    CompletionStage<Made> made =
        decider.decide(order).thenApply(decision -> new Made(decision, false, null));
    return order.id() == null
        ? made
        : made.exceptionallyCompose(
            failure -> before(order).thenApply(found -> found.orElseThrow(() -> failed(failure))));
  }

  private static CompletionException failed(Throwable failure) {
    return failure instanceof CompletionException already
        ? already
        : new CompletionException(failure);
  }

  /** What was recorded under the id of the order. */
  private CompletionStage<Optional<Made>> before(Order order) {
    return log.find(order.tenantId(), Objects.requireNonNull(order.id()))
        .thenApply(found -> found.map(Decisions::notErased));
  }

  private static Made notErased(StoredDecision stored) {
    Decision decision = stored.decision();
    if (decision == null) {
      throw new ServiceException(
          ErrorCode.CONFLICT, "This was decided before, and the person was erased since");
    }
    return new Made(decision, true, null);
  }

  /** Fails for a pack, version or time that nobody can be judged by. */
  Future<Void> require(
      UUID tenantId, String pack, @Nullable String version, @Nullable Instant liveAt) {
    return here(decider.require(tenantId, pack, version, liveAt));
  }

  /** Fails with a {@link Refusal} where this tenant has no such decision. */
  Future<StoredDecision> find(UUID tenantId, UUID id) {
    return here(log.find(tenantId, id))
        .map(found -> found.orElseThrow(() -> new Refusal(Kind.NOT_FOUND)));
  }

  /** The same, with the words of its pack at hand, where this node can have them. */
  Future<StoredDecision> findExplained(UUID tenantId, UUID id) {
    return find(tenantId, id)
        .compose(
            stored ->
                Vertx.currentContext()
                    .executeBlocking(() -> packs.load(stored.record().receipt().packHash()), false)
                    .transform(loaded -> Future.succeededFuture(stored)));
  }

  /** The decisions asked for, the newest first. */
  Future<List<Found<StoredDecision>>> search(Search search) {
    return here(log.search(search));
  }

  /**
   * Fails with a {@link Refusal} where this tenant has no such decision.
   *
   * @param version what to judge by instead; null for what judged
   */
  Future<Verdict> replay(UUID tenantId, UUID id, @Nullable String version) {
    return find(tenantId, id)
        .compose(
            stored ->
                aside(
                    () ->
                        version == null
                            ? replayer.replay(stored)
                            : replayer.replay(stored, version)));
  }

  /** The same from what was sent, by what judged. */
  Future<Verdict> replayRaw(UUID tenantId, UUID id) {
    return find(tenantId, id).compose(stored -> aside(() -> replayer.replayRaw(stored)));
  }

  /** A value in the form in which the intake reads it: that form was recorded. */
  String spelling(Field field, String value) {
    JsonNode asked = JsonNodeFactory.instance.objectNode().put(field.json(), value);
    return read(asked).detection().normalized().getOrDefault(field, value);
  }

  Reading read(JsonNode lead) {
    return intake.get().read(lead);
  }

  private static <T> Future<T> aside(Callable<T> work) {
    return Vertx.currentContext().executeBlocking(work, false);
  }

  private static <T> Future<T> here(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, Vertx.currentContext());
  }
}
