package dev.assay.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.outcomes.Conversion.OfBand;
import dev.assay.outcomes.Conversion.OfRange;
import dev.assay.outcomes.OutcomePages.Tally;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConversionTest {
  private static final Offset<Double> EXACTLY = Offset.offset(1e-12);
  private static final List<String> BANDS = List.of("high", "low");

  @Test
  void conversion_sumsUpByBandAndRange() {
    Conversion conversion =
        Conversion.of(
            List.of(
                new Tally(new Score(100, "high"), 4, 3),
                new Tally(new Score(91, "high"), 1, 1),
                new Tally(new Score(9, "low"), 5, 1),
                new Tally(new Score(10, "low"), 2, 0),
                new Tally(null, 7, 6)),
            BANDS);

    assertThat(conversion.all()).isEqualTo(new Ratio(12, 5));
    assertThat(conversion.withoutScore()).isEqualTo(7);
    assertThat(conversion.bands())
        .containsExactly(new OfBand("high", new Ratio(5, 4)), new OfBand("low", new Ratio(7, 1)));
    assertThat(conversion.ranges()).hasSize(10);
    assertThat(conversion.ranges().get(0)).isEqualTo(new OfRange(0, 9, new Ratio(5, 1), 9));
    assertThat(conversion.ranges().get(1)).isEqualTo(new OfRange(10, 19, new Ratio(2, 0), 10));
    assertThat(conversion.ranges().get(9)).isEqualTo(new OfRange(90, 100, new Ratio(5, 4), 98.2));
    assertThat(conversion.bands().get(0).ratio().lift(conversion.all()))
        .isCloseTo(0.8 / (5 / 12.0), EXACTLY);
  }

  @Test
  void conversion_ofNothing_hasEveryBandAndRange() {
    Conversion conversion = Conversion.of(List.of(), BANDS);

    assertThat(conversion.bands()).extracting(OfBand::ratio).containsOnly(Ratio.NONE).hasSize(2);
    assertThat(conversion.ranges()).extracting(OfRange::ratio).containsOnly(Ratio.NONE);
    assertThat(conversion.all().lift(conversion.all())).isZero();
  }

  @Test
  void band_thatIsInForceNoMore_comesBehindTheOthers() {
    assertThat(Conversion.of(List.of(new Tally(new Score(50, "middle"), 1, 1)), BANDS).bands())
        .extracting(OfBand::band)
        .containsExactly("high", "low", "middle");
  }

  /** By the published formula, worked out elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "10, 5, 0.2366, 0.7634",
    "10, 0, 0, 0.2775",
    "1000, 300, 0.2724, 0.3291",
    "3, 3, 0.4385, 1",
    "0, 0, 0, 1"
  })
  void interval_isWilsons(int leads, int converted, double low, double high) {
    Ratio.Interval interval = new Ratio(leads, converted).interval();

    assertThat(interval.low()).isCloseTo(low, Offset.offset(0.0001));
    assertThat(interval.high()).isCloseTo(high, Offset.offset(0.0001));
  }
}
