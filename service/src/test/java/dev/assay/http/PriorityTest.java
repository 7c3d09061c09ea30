package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.tenants.Lane;
import dev.assay.tenants.Plan;
import dev.assay.tenants.Role;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers of a node that has all hands full. */
@ExtendWith(NodeExtension.class)
final class PriorityTest {
  private static final String LEAD = "{\"email\":\"jane@acme-tools.com\"}";

  private final TestNode node;
  private final Lanes lanes;
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final Promise<Void> ends = Promise.promise();

  PriorityTest(TestNode node) {
    this.node = node;
    lanes = node.parts.lanes();
  }

  /** Leaves the lanes empty: whoever waits last has gone through. */
  @AfterEach
  void end() {
    ends.tryComplete();
    await().until(() -> onLoop(() -> lanes.pass(Lane.NORMAL, Future::succeededFuture)));
    vertx.close().await();
  }

  private boolean onLoop(Supplier<Future<Void>> work) {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(now -> work.get().onComplete(done));
    return done.future().transform(ended -> Future.succeededFuture(ended.succeeded())).await();
  }

  /** Takes all places of a lane, until the test ends; where it is full already, none. */
  private void fill(Lane lane) {
    Promise<Void> full = Promise.promise();
    loop.runOnContext(
        now -> {
          Future<Void> last;
          do {
            last = lanes.pass(lane, ends::future);
          } while (!last.failed());
          full.complete();
        });
    full.future().await();
  }

  private CompletableFuture<Http.Reply> send(Plan plan) {
    String key = node.key(node.tenant(plan), Role.INTEGRATOR);
    return CompletableFuture.supplyAsync(() -> node.http.post("/api/score-lead", key, LEAD));
  }

  @Test
  void starter_whoseLaneIsFull_isToldToComeAgain_whileGrowthWaitsForItsTurn() {
    fill(Lane.NORMAL);

    Http.Reply refused = send(Plan.STARTER).join();
    CompletableFuture<Http.Reply> waiting = send(Plan.GROWTH);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body()).isEqualTo("{\"error\":\"Service Unavailable\"}");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());
    ends.complete();
    assertThat(waiting.join().status()).isEqualTo(200);
    assertThat(send(Plan.STARTER).join().status()).isEqualTo(200);
  }

  @Test
  void leads_ofAFullLane_areRefusedInTheDialectOfTheirCaller() {
    fill(Lane.NORMAL);
    String key = node.key(node.tenant(Plan.FREE), Role.INTEGRATOR);

    Http.Reply leads =
        node.http.post(
            "/leads",
            key,
            "{\"api_key\":\"%s\",\"email\":\"a@b.io\",\"leads\":[{}]}".formatted(key));
    Http.Reply decision =
        node.http.post("/v1/decisions", key, "{\"pack\":\"lead-quality\",\"lead\":{}}");

    assertThat(leads.status()).isEqualTo(503);
    assertThat(leads.header("Retry-After")).isNotEmpty();
    assertThat(decision.status()).isEqualTo(503);
    assertThat(decision.body()).contains("Too many requests wait just now");
  }
}
