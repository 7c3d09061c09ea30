package dev.assay.http;

import dev.assay.batch.Format;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.customers.Company;
import dev.assay.customers.Customer;
import dev.assay.customers.Customers;
import dev.assay.customers.Origin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Keeps the companies that bought, with which leads are compared. */
final class CustomerRoutes {
  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Customers customers;
  private final CustomerBody body;
  private final Schemas schemas;

  CustomerRoutes(Vertx vertx, Customers customers, Decisions decisions, Schemas schemas) {
    this.vertx = vertx;
    this.workers = vertx.createSharedWorkerExecutor("imports", 2);
    this.customers = customers;
    this.body = new CustomerBody(decisions);
    this.schemas = schemas;
  }

  Map<String, Handling> handlings() {
    return Map.of(
        "putCustomer", this::put,
        "getCustomer", this::get,
        "deleteCustomer", this::delete,
        "listCustomers", this::list,
        "importCustomers", this::load);
  }

  private Future<Answer> put(Call call) {
    UUID tenantId = call.tenant().id();
    String id = CustomerBody.id(sent(call), "/customer_id");
    Company company = body.company(call.json());
    return blocking(
        () -> {
          Customers.Put put = customers.put(tenantId, id, company, Origin.API);
          return Answer.json(put.isNew() ? 201 : 200, json(put.customer()));
        });
  }

  private Future<Answer> get(Call call) {
    UUID tenantId = call.tenant().id();
    String id = known(call);
    return blocking(() -> Answer.ok(json(customers.get(tenantId, id))));
  }

  private Future<Answer> delete(Call call) {
    UUID tenantId = call.tenant().id();
    String id = known(call);
    return blocking(
        () -> {
          customers.remove(tenantId, id, PackCalls.who(call));
          return Answer.noContent();
        });
  }

  private Future<Answer> list(Call call) {
    Query query = call.query();
    query.only("limit", "after");
    int limit = new SearchQuery(query).limit();
    UUID after = place(query.text("after"));
    return blocking(
        () -> {
          List<Customer> found = customers.page(call.tenant().id(), after, limit + 1);
          List<Customer> shown = found.subList(0, Math.min(limit, found.size()));
          CanonicalWriter out = new CanonicalWriter(8192).beginObject().key("items").beginArray();
          shown.forEach(customer -> CustomerJson.write(out, customer));
          String next = found.size() > limit ? shown.get(shown.size() - 1).id().toString() : null;
          Json.text(out.endArray().key("next"), next);
          return Answer.ok(out.endObject());
        });
  }

  private Future<Answer> load(Call call) {
    Format format = Format.of(call.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (format == null) {
      throw new Refusal(
          Kind.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type must be application/x-ndjson or text/csv, in UTF-8");
    }
    UUID tenantId = call.tenant().id();
    CustomerImport load = new CustomerImport(customers, tenantId, body, schemas);
    return new BatchUpload(call.request(), workers, format, load::take, BodyHash.hasher())
        .received()
        .compose(
            received ->
                blocking(
                    () -> {
                      customers.settle(tenantId);
                      return Answer.ok(load.json(received.records())).to(received.hash());
                    }));
  }

  private static CanonicalWriter json(Customer customer) {
    CanonicalWriter out = new CanonicalWriter();
    CustomerJson.write(out, customer);
    return out;
  }

  private static String sent(Call call) {
    return Objects.requireNonNull(call.path().get("customer_id"));
  }

  /** What cannot be an id names nobody. */
  private static String known(Call call) {
    String id = sent(call);
    if (!CustomerBody.isId(id)) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return id;
  }

  private static @Nullable UUID place(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      throw new Refusal(
          Kind.INVALID_REQUEST, List.of(new Fault("?after", "must be the next of a page")));
    }
  }

  private Future<Answer> blocking(Callable<Answer> work) {
    return vertx.executeBlocking(work, false);
  }
}
