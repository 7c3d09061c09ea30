package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Free MONEY!!              | free money",
        "  façade -- Müller's ß     | facade muller s ss",
        "ｆｕｌｌ　ｗｉｄｔｈ               | full width",
        "v\u200bia\u00adgra           | viagra",
        "саsinо                     | casino", // Cyrillic es, a and o
        "слово и дело               | слово и дело",
        "100% for $5, €6 or £7      | 100% for $5 €6 or £7",
        "ΣΊΣΥΦΟΣ                    | σισυφοσ",
        "İstanbul ve ılık           | istanbul ve ilik",
        "facebook_ads               | facebook ads",
        "ﬁne \uD83D\uDE00 日本語       | fine 日本語",
        "\uD835\uDC05\uD835\uDC11\uD835\uDC04\uD835\uDC04 \uD840\uDC0B | free \uD840\uDC0B",
        "a\uA7F2asino \u20C0 b          | a asino b" // known to JDKs after 17 only
      })
  void of_text(String text, String folded) {
    assertThat(Fold.of(text)).isEqualTo(folded);
  }
}
