package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.clients.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RoundTest {
  private static final UUID TENANT = new UUID(1, 1);

  private final Names names = new Names();
  private final Round round = new Round(names);

  /** So many clients, and how often somebody asked for them. */
  private static final class Names implements PatternStore {
    int clients = 7;
    int asked;

    @Override
    public List<Name> after(UUID clientId, int limit) {
      asked++;
      List<Name> found = new ArrayList<>();
      for (long i = clientId.getLeastSignificantBits() + 1; i <= clients; i++) {
        if (found.size() < limit) {
          found.add(new Name(TENANT, new UUID(0, i)));
        }
      }
      return found;
    }

    @Override
    public void rebase(Function<UUID, @Nullable String> basis) {}

    @Override
    public long learned() {
      return 0;
    }

    @Override
    public List<Changed> changed(int limit) {
      return List.of();
    }

    @Override
    public Optional<Changed> changed(UUID tenantId, UUID clientId) {
      return Optional.empty();
    }

    @Override
    public void save(Changed changed, @Nullable Pattern pattern, Profile seen) {}

    @Override
    public List<Known> all() {
      return List.of();
    }
  }

  private List<Long> next() {
    return round.next(3).stream().map(name -> name.clientId().getLeastSignificantBits()).toList();
  }

  @Test
  void round_untilSomethingIsLearned_rests_andAsksNothing() {
    names.clients = 10_000;

    assertThat(next()).isEmpty();
    assertThat(names.asked).isZero();
  }

  @Test
  void round_onceSomethingWasLearned_goesAllTheWayRoundFromThere_andRests() {
    round.again();
    assertThat(next()).containsExactly(1L, 2L, 3L);
    assertThat(next()).containsExactly(4L, 5L, 6L);
    round.again(); // 1 to 6 know nothing of it yet

    assertThat(next()).containsExactly(7L);
    assertThat(next()).containsExactly(1L, 2L, 3L);
    assertThat(next()).containsExactly(4L, 5L, 6L);
    assertThat(next()).containsExactly(7L);
    int before = names.asked;
    assertThat(next()).isEmpty();
    assertThat(names.asked).isEqualTo(before);
  }
}
