package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.Bytes;
import dev.assay.idempotency.Claimed;
import dev.assay.idempotency.Idempotency;
import dev.assay.idempotency.Keeping;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Principal;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
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
  private final ApiKeys keys;

  Once(Idempotency idempotency, ApiKeys keys) {
    this.idempotency = idempotency;
    this.keys = keys;
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
   * @param body what was sent; empty where the handling reads it as it comes
   */
  Future<Answer> answer(
      Operation operation, Call call, String key, byte[] body, Handling handling) {
    UUID tenantId = tenantId(call);
    if (tenantId == null) {
      return handling.handle(call);
    }
    String line = operation.method() + " " + call.request().uri();
    List<byte[]> request = List.of(line.getBytes(StandardCharsets.UTF_8), body);
    Keeping keeping = operation.once().keeping();
    return here(idempotency.claim(tenantId, key, request, keeping))
        .compose(
            claimed ->
                keeping != Keeping.NOTHING
                    ? keeping(tenantId, call.under(claimed), claimed, handling)
                    : handling.handle(call.under(claimed)));
  }

  /** Whose the key is; null where nobody is known to ask, whom the handling will refuse. */
  private @Nullable UUID tenantId(Call call) {
    Principal caller = call.caller();
    if (caller == null) {
      ContursBody.Caller named = new ContursBody(call).known(keys);
      return named == null ? null : named.tenant().id();
    }
    Tenant tenant = caller.tenant();
    return tenant == null ? OPERATORS : tenant.id();
  }

  private Future<Answer> keeping(UUID tenantId, Call call, Claimed claimed, Handling handling) {
    Bytes before = claimed.answer();
    if (before != null) {
      return answered(call, Answer.parse(before.toArray()));
    }
    if (!claimed.first() && claimed.erased()) {
      throw new Refusal(
          Kind.CONFLICT,
          "This was carried out before, and its answer was destroyed when somebody was erased");
    }
    if (!claimed.first()) {
      throw new Refusal(
          Kind.CONFLICT,
          "A request with this Idempotency-Key is being carried out; ask again in a second");
    }
    return carried(call, handling)
        .compose(
            answer ->
                here(idempotency.keep(tenantId, claimed, answer.toKeep()))
                    .transform(kept -> Future.succeededFuture(answer)), // it is done: say so
            failure ->
                here(idempotency.release(claimed))
                    .transform(released -> Future.failedFuture(failure)));
  }

  /** As before, if what was read as it came is the same. */
  private static Future<Answer> answered(Call call, JsonNode kept) {
    Answer answer = Answer.kept(kept).header(REPLAYED, "true");
    if (!kept.has(Answer.BODY_SENT)) {
      return Future.succeededFuture(answer);
    }
    return BodyHash.of(call.request())
        .map(
            hash -> {
              if (!hash.equals(kept.path(Answer.BODY_SENT).asText())) {
                throw new Refusal(
                    Kind.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for another request");
              }
              return answer;
            });
  }

  private static Future<Answer> carried(Call call, Handling handling) {
    try {
      return handling.handle(call);
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  private static <T> Future<T> here(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, Vertx.currentContext());
  }
}
