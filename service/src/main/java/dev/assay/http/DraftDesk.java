package dev.assay.http;

import dev.assay.audit.Who;
import dev.assay.drafts.Draft;
import dev.assay.drafts.Drafts;
import dev.assay.drafts.Origins;
import dev.assay.packs.Line;
import dev.assay.tenants.ApiKey;
import dev.assay.tenants.Tenant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** What all routes of drafts share: whose line it is, who edits, and threads that may wait. */
final class DraftDesk {
  private static final Pattern PACK = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  /** Compiling takes the time of a core; more at once would only wait for one another. */
  private static final int SLOW_THREADS = 2;

  private final Vertx vertx;
  private final WorkerExecutor slow;
  private final Drafts drafts;
  private final Origins origins;

  DraftDesk(Vertx vertx, Drafts drafts, Origins origins) {
    this.vertx = vertx;
    this.slow = vertx.createSharedWorkerExecutor("drafts", SLOW_THREADS);
    this.drafts = drafts;
    this.origins = origins;
  }

  Drafts drafts() {
    return drafts;
  }

  /** Reads or writes a little. */
  <T> Future<T> run(Callable<T> task) {
    return vertx.executeBlocking(task, false);
  }

  /** Compiles, or judges many leads. */
  <T> Future<T> runSlowly(Callable<T> task) {
    return slow.executeBlocking(task, false);
  }

  /** The draft of the path, if it is of the caller's line. */
  Draft find(Call call) {
    return drafts.find(line(call), call.id("draft_id"));
  }

  /** The line a caller edits: a tenant's own, or the base line for operators. */
  static Line line(Call call) {
    String pack = call.path().getOrDefault("pack", "");
    if (!PACK.matcher(pack).matches()) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return new Line(owner(call), pack);
  }

  /** Whose lines a caller edits. */
  static UUID owner(Call call) {
    Tenant tenant = call.principal().tenant();
    return tenant == null ? Line.BASE : tenant.id();
  }

  /** The same for a pack of which there is something. */
  Line knownLine(Call call) {
    Line line = line(call);
    if (!origins.isKnown(line) && drafts.list(line).isEmpty()) {
      throw new Refusal(Kind.NOT_FOUND);
    }
    return line;
  }

  static Who who(Call call) {
    ApiKey key = call.principal().key();
    return new Who(key.id(), key.name());
  }
}
