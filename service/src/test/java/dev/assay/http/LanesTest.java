package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.tenants.Lane;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests while a node has all hands full, on one event loop. */
final class LanesTest {
  private final Vertx vertx = Vertx.vertx();
  private final io.vertx.core.Context loop = vertx.getOrCreateContext();
  private final Lanes lanes = new Lanes(1, 8);
  private final List<String> begun = new ArrayList<>();
  private final List<Promise<String>> running = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /** What the loop answers when it has done what was asked before. */
  private <T> T onLoop(java.util.concurrent.Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.runOnContext(
        now -> {
          try {
            done.complete(work.call());
          } catch (Exception failure) {
            done.completeExceptionally(failure);
          }
        });
    return done.get(10, TimeUnit.SECONDS);
  }

  private Future<String> send(Lane lane, String name) throws Exception {
    return onLoop(
        () ->
            lanes.pass(
                lane,
                () -> {
                  begun.add(name);
                  Promise<String> work = Promise.promise();
                  running.add(work);
                  return work.future();
                }));
  }

  private void end() throws Exception {
    onLoop(() -> running.remove(0).tryComplete("done"));
    onLoop(() -> null); // whoever has the place now
  }

  @Test
  void fastLane_goesFirst_andEachLaneKeepsItsOrder() throws Exception {
    send(Lane.NORMAL, "first");
    send(Lane.NORMAL, "n1");
    send(Lane.NORMAL, "n2");
    send(Lane.FAST, "f1");
    send(Lane.FAST, "f2");

    for (int i = 0; i < 5; i++) {
      end();
    }

    assertThat(begun).containsExactly("first", "f1", "f2", "n1", "n2");
  }

  @Test
  void normalLane_isNotStarvedByTheFastOne() throws Exception {
    send(Lane.FAST, "first");
    send(Lane.NORMAL, "n1");
    for (int i = 1; i <= 6; i++) {
      send(Lane.FAST, "f" + i);
    }

    for (int i = 0; i < 8; i++) {
      end();
    }

    assertThat(begun).containsExactly("first", "f1", "f2", "f3", "f4", "n1", "f5", "f6");
  }

  @Test
  void lane_thatIsFull_refuses_andTheOtherDoesNot() throws Exception {
    send(Lane.NORMAL, "first");
    lanes.require(Lane.NORMAL);
    for (int i = 0; i < 8; i++) {
      send(Lane.NORMAL, "n" + i);
    }

    assertThat(send(Lane.NORMAL, "refused").cause()).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> lanes.require(Lane.NORMAL)).isInstanceOf(Refusal.class);
    lanes.require(Lane.FAST);
    Future<String> fast = send(Lane.FAST, "fast");
    end();
    end();

    assertThat(fast.result()).isEqualTo("done");
    lanes.require(Lane.NORMAL);
    assertThat(begun).containsExactly("first", "fast", "n0");
  }

  @Test
  void work_thatFailsOrThrows_leavesItsPlace() throws Exception {
    Future<String> thrown =
        onLoop(
            () ->
                lanes.pass(
                    Lane.FAST,
                    () -> {
                      throw new StackOverflowError("thrown");
                    }));
    Future<String> failed =
        onLoop(() -> lanes.pass(Lane.FAST, () -> Future.failedFuture("failed")));
    send(Lane.NORMAL, "after");

    assertThat(thrown.cause()).hasMessage("thrown");
    assertThat(failed.cause()).hasMessage("failed");
    assertThat(begun).containsExactly("after");
  }
}
