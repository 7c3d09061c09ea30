package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.idempotency.Claimed;
import dev.assay.tenants.Principal;
import dev.assay.tenants.Tenant;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in: its caller is known and may do this, its body fits the contract.
 *
 * @param path values of the path's parameters
 * @param caller null where the operation asks for none
 * @param session value of the cookie the caller came with; null for one with a key
 * @param body null where none was sent, and none is needed
 * @param claimed what the caller's {@code Idempotency-Key} stands for; null where there is none
 */
record Call(
    HttpServerRequest request,
    Map<String, String> path,
    Query query,
    @Nullable Principal caller,
    @Nullable String session,
    @Nullable JsonNode body,
    @Nullable Claimed claimed) {

  /** The id under which what comes of the call is recorded; null for a new one. */
  @Nullable UUID claimedId() {
    return claimed == null ? null : claimed.id();
  }

  /** Whether it came before under its key. */
  boolean again() {
    return claimed != null && !claimed.first();
  }

  /** The same call under a key. */
  Call under(Claimed claim) {
    return new Call(request, path, query, caller, session, body, claim);
  }

  /** The caller, for operations that ask for one. */
  Principal principal() {
    if (caller == null) {
      throw new IllegalStateException("this operation lets anybody in");
    }
    return caller;
  }

  /** The caller's tenant; an operator, who has none, is refused. */
  Tenant tenant() {
    Tenant tenant = principal().tenant();
    if (tenant == null) {
      throw new Refusal(Kind.FORBIDDEN, "This needs a key of a tenant");
    }
    return tenant;
  }

  /** The body, for operations that ask for one. */
  JsonNode json() {
    if (body == null) {
      throw new IllegalStateException("this operation asks for no body");
    }
    return body;
  }

  /** An id in the path. What is no id names nothing. */
  UUID id(String parameter) {
    String text = path.getOrDefault(parameter, "");
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException noId) {
      // answered below
    }
    throw new Refusal(Kind.NOT_FOUND);
  }
}
