package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.LogMode;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates tenants, says what is kept of their decisions, issues keys and revokes them. */
final class TenantRoutes {
  private final Vertx vertx;
  private final ApiKeys keys;

  TenantRoutes(Vertx vertx, ApiKeys keys) {
    this.vertx = vertx;
    this.keys = keys;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "createTenant", this::createTenant,
        "listTenants", this::listTenants,
        "setLog", this::setLog,
        "createKey", this::createKey,
        "listKeys", this::listKeys,
        "revokeKey", this::revokeKey);
  }

  private Future<Answer> createTenant(Call call) {
    String name = call.json().path("name").asText().strip();
    Plan plan = Plan.of(call.json().path("plan").asText());
    return vertx
        .executeBlocking(() -> keys.create(name, plan, PackCalls.who(call)), false)
        .map(
            tenant -> {
              CanonicalWriter out = new CanonicalWriter();
              write(out, tenant);
              return Answer.created(out);
            });
  }

  private Future<Answer> listTenants(Call call) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    keys.tenants().forEach(tenant -> write(out, tenant));
    out.endArray().key("next").nullValue().endObject();
    return Future.succeededFuture(Answer.ok(out));
  }

  private Future<Answer> setLog(Call call) {
    UUID tenantId = tenantOf(call, keys).id();
    LogMode log = LogMode.of(call.json().path("log").asText());
    return vertx.executeBlocking(
        () -> {
          keys.setLog(tenantId, log, PackCalls.who(call));
          return Answer.noContent();
        },
        false);
  }

  private Future<Answer> createKey(Call call) {
    UUID tenantId = tenantOf(call, keys).id();
    String name = call.json().path("name").asText().strip();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (JsonNode role : call.json().path("roles")) {
      roles.add(Role.of(role.asText()));
    }
    return vertx
        .executeBlocking(() -> keys.issue(tenantId, name, roles, PackCalls.who(call)), false)
        .map(issued -> Answer.created(issued(issued)));
  }

  private Future<Answer> listKeys(Call call) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("items").beginArray();
    for (ApiKey key : keys.keys(tenantOf(call, keys).id())) {
      out.beginObject().key("key_id").value(key.id().toString());
      out.key("name").value(key.name()).key("prefix").value(key.prefix());
      roles(out, key);
      out.key("created_on").value(key.createdOn().toString()).key("revoked_on");
      Json.text(out, key.revokedOn() == null ? null : key.revokedOn().toString());
      out.endObject();
    }
    out.endArray().key("next").nullValue().endObject();
    return Future.succeededFuture(Answer.ok(out));
  }

  private Future<Answer> revokeKey(Call call) {
    Tenant tenant = tenantOf(call, keys);
    UUID keyId = call.id("key_id");
    if (keys.keys(tenant.id()).stream().noneMatch(key -> key.id().equals(keyId))) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return vertx.executeBlocking(
        () -> {
          keys.revoke(keyId, PackCalls.who(call));
          return Answer.noContent();
        },
        false);
  }

  /**
   * The tenant of the path, if the caller may know of it: operators of all, others of their own.
   */
  static Tenant tenantOf(Call call, ApiKeys keys) {
    UUID id = call.id("tenant_id");
    @Nullable Tenant own = call.principal().tenant();
    @Nullable Tenant tenant = own == null || own.id().equals(id) ? keys.tenant(id) : null;
    if (tenant == null) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return tenant;
  }

  /** {@code {"tenant_id", "name", "plan", "log"}}. */
  static void write(CanonicalWriter out, Tenant tenant) {
    out.beginObject().key("tenant_id").value(tenant.id().toString());
    out.key("name").value(tenant.name()).key("plan").value(tenant.plan().json());
    out.key("log").value(tenant.log().json()).endObject();
  }

  private static CanonicalWriter issued(IssuedKey issued) {
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("key_id").value(issued.key().id().toString()).key("api_key").value(issued.secret());
    roles(out, issued.key());
    return out.endObject();
  }

  /** {@code "roles": [...]}. */
  static void roles(CanonicalWriter out, ApiKey key) {
    Json.texts(out.key("roles"), key.roles().stream().map(Role::json).toList());
  }
}
