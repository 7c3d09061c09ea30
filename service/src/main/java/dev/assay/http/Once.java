package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.Bytes;
import dev.assay.idempotency.Claimed;
import dev.assay.idempotency.Idempotency;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has a request that comes twice under one {@code Idempotency-Key} carried out once. What is
 * recorded under the key's id answers for itself; other answers are kept.
 */
final class Once {
  static final String REPLAYED = "Idempotent-Replayed";

  private static final CharSequence KEY = HttpHeaders.createOptimized("Idempotency-Key");
  private static final int MAX_LENGTH = 255;

  /** Whose keys operators' are, who have no tenant. */
  private static final UUID OPERATORS = new UUID(0, 0);

  private final Idempotency idempotency;

  Once(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  /** The caller's key; null where there is none, or the operation takes none. */
  static @Nullable String key(HttpServerRequest request, Operation operation) {
    List<String> keys = request.headers().getAll(KEY);
    if (keys.isEmpty() || operation.once() == Operation.Once.NEVER_MIND) {
      return null;
    }
    String key = keys.get(0);
    boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (keys.size() > 1 || key.isEmpty() || key.length() > MAX_LENGTH || !visible) {
      String rule = "must be given once, with 1 to 255 visible ASCII characters";
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("Idempotency-Key", rule)));
    }
    return key;
  }

  /**
   * Carries out a call, or answers as it was answered before.
   *
   * @param body what was sent
   * @param carryOut takes the claim under whose id something may be recorded
   */
  Future<Answer> answer(
      Operation operation,
      Call call,
      String key,
      byte[] body,
      Function<Claimed, Future<Answer>> carryOut) {
    Tenant tenant = call.principal().tenant();
    UUID tenantId = tenant == null ? OPERATORS : tenant.id();
    String line = operation.method() + " " + call.request().uri();
    List<byte[]> request = List.of(line.getBytes(StandardCharsets.UTF_8), body);
    boolean kept = operation.once() == Operation.Once.ANSWER;
    return here(idempotency.claim(tenantId, key, request, kept))
        .compose(claimed -> kept ? keeping(tenantId, claimed, carryOut) : carryOut.apply(claimed));
  }

  private Future<Answer> keeping(
      UUID tenantId, Claimed claimed, Function<Claimed, Future<Answer>> carryOut) {
    Bytes before = claimed.answer();
    if (before != null) {
      JsonNode kept = JsonBody.parse(before.toArray());
      return Future.succeededFuture(Answer.kept(kept).header(REPLAYED, "true"));
    }
    if (!claimed.first()) {
      throw new Refusal(
          Kind.CONFLICT,
          "A request with this Idempotency-Key is being carried out; ask again in a second");
    }
    return carried(claimed, carryOut)
        .compose(
            answer ->
                here(idempotency.keep(tenantId, claimed, answer.toKeep()))
                    .transform(kept -> Future.succeededFuture(answer)), // it is done: say so
            failure ->
                here(idempotency.release(claimed))
                    .transform(released -> Future.failedFuture(failure)));
  }

  private static Future<Answer> carried(
      Claimed claimed, Function<Claimed, Future<Answer>> carryOut) {
    try {
      return carryOut.apply(claimed);
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  private static <T> Future<T> here(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, Vertx.currentContext());
  }
}
