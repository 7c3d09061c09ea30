package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.customers.Customers;
import dev.assay.intake.Reading;
import dev.assay.model.Similarity;
import dev.assay.similarity.CustomerIndex;
import dev.assay.similarity.LeadCompany;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Says which customers a lead is like, and in what; nothing of the lead is kept. */
final class SimilarityRoutes {
  private final Vertx vertx;
  private final Customers customers;
  private final Decisions decisions;
  private final SimilarityJson json;

  SimilarityRoutes(Vertx vertx, Customers customers, Decisions decisions, SimilarityJson json) {
    this.vertx = vertx;
    this.customers = customers;
    this.decisions = decisions;
    this.json = json;
  }

  Map<String, Handling> handlings() {
    return Map.of("compareWithCustomers", this::compare);
  }

  private Future<Answer> compare(Call call) {
    UUID tenantId = call.tenant().id();
    JsonNode lead = call.json().path("lead");
    int limit = call.json().path("limit").asInt(CustomerIndex.NEAREST);
    return vertx.executeBlocking(
        () -> {
          CustomerIndex index = customers.index(tenantId);
          Reading reading = decisions.read(lead).countingEmployees();
          LeadCompany company = index.of(reading.lead(), lead);
          Similarity similarity = index.compare(company, limit);
          String hash = Objects.requireNonNullElse(index.hash(), "");
          return Answer.ok(
              json.whole(tenantId, company, similarity, hash, reading.detection().warnings()));
        },
        false);
  }
}
