package dev.assay.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Band;
import dev.assay.rules.BandSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettledTest {
  private static final BandSet BANDS =
      new BandSet(
          "band",
          List.of(
              new Band("hot", 70, null), new Band("warm", 40, null), new Band("cold", 0, null)));

  @ParameterizedTest
  @CsvSource({
    ", 0, cold",
    ", 69, warm",
    ", 100, hot",
    "cold, 39, cold",
    "cold, 40, warm",
    "cold, 70, hot",
    "warm, 69, warm",
    "warm, 70, hot",
    "hot, 65, hot",
    "hot, 64, warm",
    "hot, 39, cold",
    "warm, 35, warm",
    "warm, 34, cold",
    "renamed, 68, warm",
  })
  void band_upAtOnce_downByAMargin(@Nullable String band, int total, String settled) {
    assertThat(Settled.band(BANDS, band, total, 5)).isEqualTo(settled);
  }

  @ParameterizedTest
  @CsvSource({"hot, warm, true", "warm, hot, false", "cold, , false", "warm, , true"})
  void isAbove_fromNone_onlyAboveTheLowest(String band, @Nullable String other, boolean above) {
    assertThat(Settled.isAbove(BANDS, band, other)).isEqualTo(above);
  }
}
