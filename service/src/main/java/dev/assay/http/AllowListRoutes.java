package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.tenants.AllowList;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Shows and replaces the list of addresses from which a tenant may be spoken for. */
final class AllowListRoutes {
  private final Vertx vertx;
  private final ApiKeys keys;

  AllowListRoutes(Vertx vertx, ApiKeys keys) {
    this.vertx = vertx;
    this.keys = keys;
  }

  Map<String, Handling> handlings() {
    return Map.of("ipAllowlist", this::show, "setIpAllowlist", this::set);
  }

  private Future<Answer> show(Call call) {
    return Future.succeededFuture(answer(TenantRoutes.tenantOf(call, keys).allowed()));
  }

  private Future<Answer> set(Call call) {
    Tenant tenant = TenantRoutes.tenantOf(call, keys);
    AllowList allowed = allowed(call.json().path("ranges"));
    if (!tenant.plan().ipAllowlist()) {
      throw new Refusal(Kind.CONFLICT, "An IP allowlist needs the plan enterprise");
    }
    boolean mine = call.principal().tenant() != null;
    if (mine
        && !call.json().path("force").asBoolean()
        && !Address.admitted(allowed, call.request())) {
      throw new Refusal(
          Kind.CONFLICT, "This list does not hold your own address; \"force\": true sets it");
    }
    return vertx.executeBlocking(
        () -> {
          keys.setAllowed(tenant.id(), allowed, PackCalls.who(call));
          return answer(allowed);
        },
        false);
  }

  private static AllowList allowed(JsonNode ranges) {
    List<String> texts = new ArrayList<>();
    ranges.forEach(range -> texts.add(range.asText()));
    try {
      return AllowList.of(texts);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("/ranges", Objects.requireNonNull(e.getMessage()))));
    }
  }

  private static Answer answer(AllowList allowed) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    Json.texts(out.key("ranges"), allowed.ranges());
    return Answer.ok(out.endObject());
  }
}
