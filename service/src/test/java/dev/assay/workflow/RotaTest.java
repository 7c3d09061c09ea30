package dev.assay.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.weights.Owners;
import dev.assay.weights.Owners.Owner;
import dev.assay.weights.Owners.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RotaTest {
  private static final List<Owner> THREE =
      List.of(new Owner("ana", 1, null), new Owner("ben", 2, null), new Owner("cem", 3, 4));

  /** Who gets so many leads, one after the other. */
  private static List<String> shared(Owners owners, Map<String, Rota.Load> loads, int leads) {
    Map<String, Rota.Load> now = new HashMap<>(loads);
    List<String> got = new ArrayList<>();
    for (int i = 1; i <= leads; i++) {
      String next = Rota.next(owners, now).map(Owner::owner).orElse("nobody");
      got.add(next);
      int open = now.getOrDefault(next, new Rota.Load(0, 0)).open();
      now.put(next, new Rota.Load(open + 1, 100 + i));
    }
    return got;
  }

  @Test
  void next_inTurn_fromTheFirstOn_passesOverWhoHasNoRoom() {
    Owners owners = new Owners(Strategy.ROUND_ROBIN, THREE);

    assertThat(shared(owners, Map.of(), 4)).containsExactly("ana", "ben", "cem", "ana");
    assertThat(shared(owners, Map.of("ana", new Rota.Load(90, 7), "ben", new Rota.Load(0, 9)), 3))
        .containsExactly("cem", "ana", "ben");
    assertThat(shared(owners, Map.of("cem", new Rota.Load(4, 1)), 3))
        .containsExactly("ana", "ben", "ana");
  }

  @Test
  void next_byLoad_sharesByWeight() {
    List<Owner> two = List.of(new Owner("ana", 1, null), new Owner("ben", 2, null));
    List<String> got = shared(new Owners(Strategy.BY_LOAD, two), Map.of(), 30);

    assertThat(got).filteredOn("ben"::equals).hasSize(20);
    assertThat(got.subList(0, 3)).containsExactlyInAnyOrder("ana", "ben", "ben");
  }

  @Test
  void next_nobodyThere_orNobodyWithRoom_isNobody() {
    assertThat(Rota.next(new Owners(Strategy.ROUND_ROBIN, List.of()), Map.of())).isEmpty();
    Owners full = new Owners(Strategy.BY_LOAD, List.of(new Owner("ana", 1, 0)));
    assertThat(Rota.next(full, Map.of())).isEmpty();
  }
}
