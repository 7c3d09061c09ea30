package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.quota.Quota;
import dev.assay.tenants.ApiKeys;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Subscription;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows and changes what tenants have subscribed to, and says what of it they used. A tenant's own
 * people choose among the plans that need nobody's consent; operators give any.
 */
final class PlanRoutes {
  private final Vertx vertx;
  private final ApiKeys keys;
  private final Quota quota;
  private final Clock clock;

  PlanRoutes(Vertx vertx, ApiKeys keys, Quota quota, Clock clock) {
    this.vertx = vertx;
    this.keys = keys;
    this.quota = quota;
    this.clock = clock;
  }

  Map<String, Handling> handlings() {
    return Map.of("plan", this::show, "choosePlan", this::choose, "usage", this::usage);
  }

  private Future<Answer> show(Call call) {
    return Future.succeededFuture(answer(TenantRoutes.tenantOf(call, keys).subscription()));
  }

  private Future<Answer> choose(Call call) {
    Tenant tenant = TenantRoutes.tenantOf(call, keys);
    JsonNode body = call.json();
    Plan plan = Plan.of(body.path("plan").asText());
    boolean operator = call.principal().tenant() == null;
    Integer asked = body.has("requests_a_minute") ? body.path("requests_a_minute").asInt() : null;
    if (asked != null && plan != Plan.ENTERPRISE) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("/requests_a_minute", "is for the plan enterprise alone")));
    }
    if (!operator && (asked != null || isGiven(plan, tenant.plan()))) {
      throw new Refusal(Kind.FORBIDDEN, "An operator gives this plan, and its requests a minute");
    }
    Integer granting = operator ? asked : tenant.subscription().granted();
    Instant nextMonth = Quota.next(clock.instant());
    return vertx.executeBlocking(
        () -> answer(keys.choose(tenant, plan, granting, nextMonth, PackCalls.who(call))), false);
  }

  /** Whoever has a plan may keep it, or go down to another. */
  private static boolean isGiven(Plan plan, Plan current) {
    return plan.compareTo(current) > 0 && plan.compareTo(Plan.ENTERPRISE) >= 0;
  }

  private Future<Answer> usage(Call call) {
    Tenant tenant = TenantRoutes.tenantOf(call, keys);
    Instant now = clock.instant();
    long scored = quota.scored(tenant.id(), now);
    long limit = tenant.plan().leadsAMonth();
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("month").value(now.atOffset(ZoneOffset.UTC).toString().substring(0, 7));
    out.key("scored_leads").value(scored);
    number(out.key("limit"), limit == Long.MAX_VALUE ? null : limit);
    number(out.key("left"), limit == Long.MAX_VALUE ? null : Math.max(0, limit - scored));
    out.key("resets_on").value(Quota.next(now).toString());
    return Future.succeededFuture(Answer.ok(out.endObject()));
  }

  private static Answer answer(Subscription subscription) {
    long leads = subscription.plan().leadsAMonth();
    int requests = subscription.requestsAMinute();
    CanonicalWriter out = new CanonicalWriter().beginObject();
    out.key("plan").value(subscription.plan().json());
    number(out.key("leads_a_month"), leads == Long.MAX_VALUE ? null : leads);
    number(out.key("requests_a_minute"), requests == Plan.ANY_NUMBER ? null : (long) requests);
    Subscription.Next next = subscription.next();
    out.key("next");
    if (next == null) {
      return Answer.ok(out.nullValue().endObject());
    }
    out.beginObject().key("plan").value(next.plan().json());
    out.key("from").value(next.from().toString());
    return Answer.ok(out.endObject().endObject());
  }

  private static void number(CanonicalWriter out, @Nullable Long number) {
    if (number == null) {
      out.nullValue();
    } else {
      out.value(number);
    }
  }
}
