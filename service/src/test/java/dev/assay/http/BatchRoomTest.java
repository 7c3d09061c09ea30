package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who finds no room waits for its turn. */
final class BatchRoomTest {
  private final BatchRoom room = new BatchRoom(10, 1_000);
  private final List<String> inside = new ArrayList<>();

  private void enter(String name, int leads, long bytes) {
    room.enter(leads, bytes, () -> inside.add(name));
  }

  @Test
  void enter_noRoom_waitsInTurnWhateverWouldFit() {
    enter("a", 6, 10);
    enter("b", 4, 10);
    enter("c", 5, 10);
    enter("d", 1, 10);
    assertThat(inside).containsExactly("a", "b");

    room.leave(4, 10);
    assertThat(inside).as("d would fit, and c is first").containsExactly("a", "b");

    room.leave(6, 10);
    assertThat(inside).containsExactly("a", "b", "c", "d");
  }

  @Test
  void enter_tooManyBytes_waits() {
    enter("a", 1, 900);
    enter("b", 1, 101);
    assertThat(inside).containsExactly("a");

    room.leave(1, 900);
    assertThat(inside).containsExactly("a", "b");
  }

  @Test
  void enter_largerThanTheRoom_entersAlone() {
    enter("a", 1, 1);
    enter("huge", 11, 5_000);
    enter("b", 1, 1);
    assertThat(inside).containsExactly("a");

    room.leave(1, 1);
    assertThat(inside).containsExactly("a", "huge");

    room.leave(11, 5_000);
    assertThat(inside).containsExactly("a", "huge", "b");
  }
}
