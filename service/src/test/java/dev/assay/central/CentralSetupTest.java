package dev.assay.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CentralSetupTest {
  private static final UUID ACME = UUID.fromString("019a9c5e-0000-7000-8000-000000000001");
  private static final String URL = "https://config.example.com/v2/";

  @Test
  void keys_ofTenants_goBeforeTheCommonOne() {
    Central both = Central.of(URL, List.of("common", ACME + "=own"));
    Central oneOnly = Central.of(URL, List.of(ACME + "=own"));

    assertThat(both.key(ACME)).isEqualTo("own");
    assertThat(both.key(UUID.randomUUID())).isEqualTo("common");
    assertThat(oneOnly.key(UUID.randomUUID())).isNull();
    assertThat(both.url()).hasToString("https://config.example.com/v2");
    assertThat(both.toString()).doesNotContain("common", "own");
  }

  @Test
  void nothing_isNoCentral() {
    assertThat(Central.of(null, List.of()).key(ACME)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.io         |             | both be set",
        "                     | k           | both be set",
        "a.io                 | k           | such as https",
        "ftp://a.io           | k           | such as https",
        "https://u:p@a.io     | k           | such as https",
        "https://a.io/?q=1    | k           | such as https",
        "https://a b          | k           | no address",
        "https://a.io         | k,l         | two keys",
        "https://a.io         | acme=k      | TENANT_ID=KEY",
      })
  void setup_thatCannotWork_isRefused(@Nullable String url, @Nullable String keys, String message) {
    List<String> words = keys == null ? List.of() : List.of(keys.split(","));

    assertThatThrownBy(() -> Central.of(url, words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
