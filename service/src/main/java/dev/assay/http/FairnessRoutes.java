package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import dev.assay.activation.Activations;
import dev.assay.batch.Columns;
import dev.assay.batch.Format;
import dev.assay.batch.MalformedException;
import dev.assay.batch.Piece;
import dev.assay.fairness.Fairness;
import dev.assay.fairness.Fairness.Membership;
import dev.assay.fairness.FairnessWork;
import dev.assay.fairness.Survey;
import dev.assay.jobs.Job;
import dev.assay.rules.Band;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says how scores are spread over groups that a caller names, and forgets who is in which. */
final class FairnessRoutes {
  private static final String PACK = "crm-score";
  private static final long MOST = 1_000_000;
  private static final int LONGEST_GROUP = 200;

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Jobs jobs;
  private final Fairness fairness;
  private final Activations activations;
  private final Clock clock;
  private final Supplier<UUID> ids;

  FairnessRoutes(Vertx vertx, Server.Parts parts) {
    this.vertx = vertx;
    this.workers = vertx.createSharedWorkerExecutor("fairness", 1);
    this.jobs = parts.jobs();
    this.fairness = parts.jobs().fairness();
    this.activations = parts.packs().activations();
    this.clock = parts.clock();
    this.ids = parts.ids();
  }

  Map<String, Handling> handlings() {
    return Map.of("createFairnessReport", this::create, "getFairnessReport", this::get);
  }

  private Future<Answer> create(Call call) {
    Format format = Format.of(call.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (format == null) {
      throw new Refusal(
          Kind.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type must be application/x-ndjson or text/csv, in UTF-8");
    }
    UUID claimed = call.claimedId();
    UUID id = claimed == null ? ids.get() : claimed;
    Job job = Job.receiving(id, call.tenant().id(), FairnessWork.KIND, "{}", clock.instant());
    call.request().pause();
    return vertx
        .executeBlocking(() -> jobs.store().add(job), false)
        .compose(
            known ->
                known.map(before -> again(call, before)).orElseGet(() -> first(call, format, job)));
  }

  /** The job that came under this key before: what was sent for it is not known any more. */
  private Future<Answer> again(Call call, Job before) {
    call.request().resume();
    return Future.succeededFuture(accepted(before).header(Once.REPLAYED, "true"));
  }

  private Future<Answer> first(Call call, Format format, Job job) {
    Survey survey = new Survey();
    return new BatchUpload(
            call.request(),
            workers,
            format,
            (columns, pieces) -> take(job.tenantId(), survey, columns, pieces),
            Hashing.murmur3_32_fixed().newHasher()) // nobody asks for it
        .received()
        .compose(received -> vertx.executeBlocking(() -> kept(job, survey, received), false))
        .recover(failure -> abandoned(job, failure))
        .map(
            kept -> {
              jobs.runner().wake();
              return accepted(kept);
            });
  }

  private void take(UUID tenantId, Survey survey, @Nullable Columns columns, List<Piece> pieces) {
    List<Membership> memberships = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      Membership membership = membership(columns, piece);
      if (membership == null) {
        survey.addUnreadable();
      } else {
        memberships.add(membership);
      }
    }
    fairness.take(tenantId, survey, memberships);
    if (survey.isTooFine()) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("/group", "has so many values that they are no groups")));
    }
    if (survey.taken() + survey.failed() > MOST) {
      throw new Refusal(Kind.PAYLOAD_TOO_LARGE, "at most 1,000,000 leads fit into a report");
    }
  }

  /** Null for a record that says nothing. */
  private static @Nullable Membership membership(@Nullable Columns columns, Piece piece) {
    try {
      ObjectNode read = BatchLines.lead(columns, piece);
      String lead = text(read.path("lead_id"));
      String group = text(read.path("group"));
      return !LeadId.fits(lead) || group.isEmpty() || group.length() > LONGEST_GROUP
          ? null
          : new Membership(lead, group);
    } catch (MalformedException | Refusal unreadable) {
      return null;
    }
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
  }

  private Job kept(Job job, Survey survey, BatchUpload.Received received) {
    if (received.records() == survey.unreadable()) {
      throw nothing();
    }
    fairness.keep(job, survey, bands(job.tenantId()));
    jobs.store().received(job.id(), received.records(), "");
    return jobs.store()
        .find(job.tenantId(), job.id())
        .orElseThrow(() -> new Refusal(Kind.CONFLICT));
  }

  private static Refusal nothing() {
    return new Refusal(
        Kind.INVALID_REQUEST,
        List.of(new Fault("", "must name leads and their groups, as lead_id and group")));
  }

  /** The best one first. */
  private List<String> bands(UUID tenantId) {
    return activations
        .current()
        .served(tenantId, PACK)
        .orElseThrow(() -> new Refusal(Kind.NOT_FOUND))
        .terms()
        .bands()
        .bands()
        .stream()
        .map(Band::band)
        .toList();
  }

  private Future<Job> abandoned(Job job, Throwable broken) {
    return vertx
        .executeBlocking(
            () -> {
              jobs.store().abandon(job);
              return job;
            },
            false)
        .transform(forgotten -> Future.failedFuture(broken));
  }

  private Answer accepted(Job job) {
    return Answer.json(202, JobJson.write(job, clock.instant()))
        .header("Location", "/v1/fairness-reports/" + job.id());
  }

  private Future<Answer> get(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("job_id");
    return vertx.executeBlocking(
        () -> {
          Job job =
              jobs.store()
                  .find(tenantId, id)
                  .filter(found -> found.kind().equals(FairnessWork.KIND))
                  .orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
          if (!job.state().ended()) {
            throw new Refusal(Kind.CONFLICT, "The job has not ended");
          }
          byte[] report = fairness.report(job).orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
          return new Answer(200, "application/json", report);
        },
        false);
  }
}
