package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.canonical.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SecretsTest {
  private final Random random = new Random(20261122);

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void next_manyPlaces_findsEachAndNothingElse() {
    List<Bytes> secrets = new ArrayList<>();
    byte[] text = random(40_000);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      byte[] secret = random(i % 2 == 0 ? 61 : 8);
      secret[0] = 1;
      secrets.add(Bytes.of(secret));
      int place = i == 99 ? text.length - secret.length : i * 397;
      System.arraycopy(secret, 0, text, place, secret.length);
      places.add(place);
    }
    Secrets all = new Secrets(secrets);

    List<Integer> found = new ArrayList<>();
    for (int at = all.next(text, 0, text.length);
        at >= 0;
        at = all.next(text, at + 1, text.length)) {
      found.add(at);
      assertThat(all.lengthAt(text, at, text.length)).isEqualTo(found.size() % 2 == 1 ? 61 : 8);
    }

    assertThat(found).isEqualTo(places);
    assertThat(all.longest()).isEqualTo(61);
  }

  @Test
  void next_cutOffAtTheEnd_isNotFound() {
    byte[] secret = random(61);
    Secrets one = new Secrets(List.of(Bytes.of(secret)));

    assertThat(one.next(secret, 0, 61)).isZero();
    assertThat(one.next(secret, 0, 60)).isEqualTo(-1);
    assertThat(one.next(new byte[3], 0, 3)).isEqualTo(-1);
  }
}
