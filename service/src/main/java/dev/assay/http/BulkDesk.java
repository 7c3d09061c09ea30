package dev.assay.http;

import dev.assay.bulk.BulkWork;
import dev.assay.bulk.Task;
import dev.assay.bulk.Walk;
import dev.assay.jobs.Job;
import dev.assay.jobs.JobStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What all routes of one kind of jobs over recorded decisions share. */
final class BulkDesk {
  private final Vertx vertx;
  private final Jobs jobs;
  private final BulkWork work;
  private final Server.Parts parts;
  private final String kind;
  private final String path;

  /**
   * Answers for jobs of one kind.
   *
   * @param path of the jobs, with a slash at its end
   */
  BulkDesk(Vertx vertx, Server.Parts parts, BulkWork work, String kind, String path) {
    this.vertx = vertx;
    this.jobs = parts.jobs();
    this.work = work;
    this.parts = parts;
    this.kind = kind;
    this.path = path;
  }

  /**
   * What a job is to do.
   *
   * @param terms canonical JSON
   * @param candidate the files of the pack that is to judge, where it is not published
   */
  record Order(String terms, @Nullable SortedMap<String, String> candidate) {}

  /** A job as it stands. */
  record Found(Job job, Walk walk) {}

  Map<String, Handling> handlings(String name) {
    return Map.of(
        "get" + name, this::answer,
        "pause" + name, call -> turn(call, jobs.store()::pause),
        "resume" + name, call -> turn(call, jobs.store()::resume),
        "cancel" + name, call -> turn(call, jobs.store()::cancel),
        name.toLowerCase(Locale.ROOT) + "Result", this::result);
  }

  static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("/to", "must be after from")));
    }
  }

  /** Makes a job of an order; nothing of it is there before it is whole. */
  Future<Answer> begin(Call call, Callable<Order> order) {
    UUID id = parts.ids().get();
    UUID tenantId = call.tenant().id();
    return vertx
        .executeBlocking(
            () -> {
              Order ordered = order.call();
              Instant now = parts.clock().instant();
              JobStore store = jobs.store();
              store.add(Job.receiving(id, tenantId, kind, ordered.terms(), now));
              jobs.bulk().walks().begin(id, ordered.candidate());
              store.received(id, 0, "");
              return find(tenantId, id);
            },
            false)
        .map(
            found -> {
              jobs.runner().wake();
              return Answer.json(202, BulkJson.write(found)).header("Location", path + id);
            });
  }

  private Future<Answer> answer(Call call) {
    return found(call).map(found -> Answer.ok(BulkJson.write(found)));
  }

  Future<Found> found(Call call) {
    UUID tenantId = call.tenant().id();
    UUID id = call.id("job_id");
    return vertx.executeBlocking(() -> find(tenantId, id), false);
  }

  private Found find(UUID tenantId, UUID id) {
    Job job =
        jobs.store()
            .find(tenantId, id)
            .filter(each -> each.kind().equals(kind))
            .orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
    Walk walk = jobs.bulk().walks().find(id).orElseThrow(() -> new Refusal(Kind.NOT_FOUND));
    return new Found(job, walk);
  }

  /** Has a job do something else, where it can. */
  private Future<Answer> turn(Call call, BiPredicate<UUID, UUID> turning) {
    return found(call)
        .compose(
            found ->
                vertx.executeBlocking(
                    () -> turning.test(found.job().tenantId(), found.job().id()), false))
        .compose(
            turned -> {
              jobs.runner().wake();
              return answer(call);
            });
  }

  private Future<Answer> result(Call call) {
    call.query().only("format");
    return found(call)
        .compose(
            found -> {
              if (!found.job().state().ended()) {
                throw new Refusal(Kind.CONFLICT, "The job has not ended");
              }
              BulkFormat format = BulkFormat.of(call, kind);
              return vertx
                  .executeBlocking(() -> work.task(found.job()), false)
                  .map(task -> result(found, task, format));
            });
  }

  private Answer result(Found found, Task task, BulkFormat format) {
    BulkStream stream = new BulkStream(vertx, jobs.bulk().result(), found.walk(), task, format);
    String hash = String.valueOf(format.hash(found));
    String name = kind + "-" + found.job().id() + "." + format.extension();
    return Answer.stream(format.mediaType(), stream::write)
        .header("Content-Digest", BulkFormat.digest(hash))
        .header("Content-Encoding", "identity") // the digest is that of the bytes that are sent
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
