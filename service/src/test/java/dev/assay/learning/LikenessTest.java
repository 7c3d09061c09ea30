package dev.assay.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.clients.Profile;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published distance between businesses. */
final class LikenessTest {

  /** Industry 4, size 2 (a thousandfold is as far as it goes), market 2, country 1. */
  @ParameterizedTest
  @CsvSource({
    "software, 100, b2b, DE, software, 100,  b2b, DE, 1",
    "software, 100, b2b, DE, retail,   100,  b2b, DE, 0.5556", // 1 - 4/9
    "software, 10,  b2b, DE, software, 100,  b2b, DE, 0.9259", // 1 - 2/3/9
    "software, 1,   b2b, DE, software, 9999, b2b, DE, 0.7778", // 1 - 2/9
    "software, 100, b2b, DE, software, 100,  b2c, FR, 0.6667", // 1 - 3/9
    "software, 0,   '',  '', software, 0,    '',  '', 1",
    "software, 0,   '',  '', retail,   0,    '',  '', 0",
    "'',       10,  '',  DE, '',       10,   '',  DE, 1", // 3 of 9 are known
    "'',       10,  '',  '', '',       10,   '',  '', 0", // 2 are too few
    "'',       0,   '',  '', '',       0,    '',  '', 0",
    "software, 0,   '',  '', '',       10,   b2b, DE, 0",
  })
  void likeness_isOneLessTheWeightedDistance(
      String industry,
      int employees,
      String market,
      String country,
      String otherIndustry,
      int otherEmployees,
      String otherMarket,
      String otherCountry,
      double likeness) {
    Profile one = new Profile(industry, employees, market, country);
    Profile other = new Profile(otherIndustry, otherEmployees, otherMarket, otherCountry);

    assertThat(Likeness.of(one, other)).isCloseTo(likeness, Offset.offset(1e-4));
    assertThat(Likeness.of(other, one)).isEqualTo(Likeness.of(one, other));
  }
}
