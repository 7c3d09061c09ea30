package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class InTurnTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final List<Integer> MANY = IntStream.range(0, 10_005).boxed().toList();

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  private Future<Integer> worked(int number) {
    int now = begun.incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    return VERTX.executeBlocking(
        () -> {
          begun.decrementAndGet(); // not on completion, of which InTurn may hear earlier
          return -number;
        },
        false);
  }

  @Test
  void of_many_answersInTheirOrderAndHasFewUnderWay() {
    assertThat(InTurn.of(VERTX, MANY, 10, this::worked).await())
        .isEqualTo(MANY.stream().map(number -> -number).toList());
    assertThat(most.get()).isBetween(1, 10);
  }

  @Test
  void of_workThatIsDoneAtOnce_doesNotGrowTheStack() {
    assertThat(InTurn.of(VERTX, MANY, 1, Future::succeededFuture).await()).isEqualTo(MANY);
  }

  @Test
  void of_none_answersNone() {
    assertThat(InTurn.of(VERTX, List.<Integer>of(), 10, this::worked).await()).isEmpty();
  }

  @Test
  void of_workThatThrowsInALaterGroup_failsAndBeginsNoOther() {
    AtomicInteger asked = new AtomicInteger();
    Future<List<Integer>> all =
        InTurn.of(
            VERTX,
            MANY,
            10,
            number -> {
              if (asked.incrementAndGet() == 25) {
                throw new IllegalStateException("the 25th");
              }
              return Future.succeededFuture(number);
            });
    assertThatThrownBy(all::await).hasMessage("the 25th");
    assertThat(asked.get()).isEqualTo(25);
  }
}
