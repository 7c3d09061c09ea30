package dev.assay.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.canonical.Hash;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class LettersTest {
  /** The same on every JDK: a replay must count as the decision did. */
  @Test
  void everyCodePoint_isClassifiedAsItAlwaysWas() {
    ByteArrayOutputStream classes = new ByteArrayOutputStream();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      classes.write(Letters.isLetter(c) ? 1 : 0);
      classes.write(Letters.digit(c));
      classes.write(Letters.isBlank(c) ? 1 : 0);
      classes.write(Letters.isInvisible(c) ? 1 : 0);
      classes.write(Letters.weight(c));
      classes.write(Letters.lettersAWord(c));
    }

    assertThat(Hash.of(classes.toByteArray()))
        .isEqualTo("sha256:bc8eea0d019910912cacec72953546c10df4077717de3a456db04a64101647a9");
  }

  @Test
  void plain_dropsWhatCannotBeSeen() {
    assertThat(Plain.line("\u200b Ana\u00a0\t\u202eLópez\ufeff\n")).isEqualTo("Ana López");
    assertThat(Plain.block(" one\n two \u200f")).isEqualTo("one\n two");
    assertThat(Plain.lower("ÀB\ua7dc")).isEqualTo("àb\ua7dc");
    assertThat(Plain.isBlank("\u3000\u200d\u2066 \n")).isTrue();
  }

  @Test
  void plain_keepsJoinersInsideAName() {
    assertThat(Plain.line("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
  }

  @Test
  void plain_replacesHalfASurrogatePair() {
    assertThat(Plain.line("a\ud800b")).isEqualTo("a\ufffdb");
    assertThat(Plain.block("a\udc00")).isEqualTo("a\ufffd");
    assertThat(Plain.line("a😀")).isEqualTo("a😀");
  }
}
