package dev.assay.intake.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldingTest {
  private static final Folding FOLDING = ReferenceData.bundled().folding();

  @ParameterizedTest
  @CsvSource({
    "Côte d'Ivoire,cotedivoire",
    "ÀÉÎÕÜ,aeiou",
    "A\u0301,a",
    "Straße,strasse",
    "STRASSE,strasse",
    "Łódź,lodz",
    "Øresund,oresund",
    "İstanbul,istanbul",
    "ISPARTA,isparta",
    "ısparta,isparta",
    "Đặng,dang",
    "Þór,thor",
    "ﬁnance,finance",
    "ＡＢＣ,abc",
    "𝐇𝐞𝐥𝐥𝐨,hello",
    "Ⓗⓘ,hi",
    "so\u00adft,soft",
    "a\u200bb,ab",
    "a\u202eb,ab",
    "U.S.A.,usa",
    "ΑΘΗΝΑ,αθηνα",
    "Αθήνα,αθηνα",
    "Ёлка,елка",
    "王小明,王小明",
    "สมชาย,สมชาย",
    "नमस्ते,नमस्ते",
    "أحمد,احمد",
    "😀a,😀a"
  })
  void key_spellingsMeet(String text, String key) {
    assertThat(FOLDING.key(text)).isEqualTo(key);
  }

  @Test
  void words_areSplitByWhatIsNoLetterOrDigit() {
    assertThat(FOLDING.words("  O'Brien-Łaski,\u00a0Dr.\tJosé 2nd "))
        .containsExactly("o", "brien", "laski", "dr", "jose", "2nd");
    assertThat(FOLDING.words("")).isEmpty();
    assertThat(FOLDING.words("...")).isEmpty();
  }

  @Test
  void key_loneSurrogate_isKept() {
    assertThat(FOLDING.key("a\ud800B")).isEqualTo("a\ud800b");
  }
}
