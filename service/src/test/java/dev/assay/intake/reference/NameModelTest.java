package dev.assay.intake.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Judges the model on lists that nothing was trained on, by the threshold that its documentation
 * states.
 */
final class NameModelTest {
  private static final NameModel NAMES = ReferenceData.bundled().names();

  @Test
  void threshold_realNamesOfTheWorld_atMostOneInTwoHundredIsRandom() throws IOException {
    List<String> names = lines("real-names.txt").map(line -> line.split("\t", 2)[0]).toList();

    List<String> flagged = names.stream().filter(NameModelTest::random).toList();

    assertThat(names).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
    assertThat(flagged).hasSizeLessThanOrEqualTo(names.size() / 200);
  }

  @Test
  void threshold_realNames_areOfAtLeastFortyCultures() throws IOException {
    assertThat(lines("real-names.txt").map(line -> line.split("\t", 2)[1]).distinct().count())
        .isGreaterThanOrEqualTo(40);
  }

  @Test
  void threshold_randomNames_atLeastNineInTenAreRandom() throws IOException {
    List<String> names = lines("random-names.txt").toList();

    List<String> missed = names.stream().filter(name -> !random(name)).toList();

    assertThat(names).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
    assertThat(missed).hasSizeLessThanOrEqualTo(names.size() / 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Ng",
        "Krk",
        "xkj",
        "王小明",
        "Θεόδωρος",
        "Щукин",
        "สมชาย",
        "नरेन्द्र",
        "אבג",
        "محمد",
        "123456",
        "---",
        "😀😀😀😀",
        "\uD800"
      })
  void improbability_shortOrOtherScript_isZero(String name) {
    assertThat(NAMES.looks(name).improbability()).isZero();
    assertThat(NAMES.looks(name).keyboardRun()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "John Xkjhqz",
    "Xkjhqz John",
    "ＸＫＪＨＱＺ",
    "X\u200bkjhqz",
    "𝐱𝐤𝐣𝐡𝐪𝐳",
    "xkjhqz@",
    "Xkjhqz-Wqrtx",
    "Mr Xkjhqzwq"
  })
  void improbability_randomWordDressedUp_isHigh(String name) {
    assertThat(NAMES.looks(name).improbability()).isGreaterThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "qwerty,6",
    "Qwer Tz,4",
    "asdf,4",
    "lkjhgf,6",
    "azerty,6",
    "qwertz,6",
    "abcdef,6",
    "fedcba,6",
    "zxcvbnm,7",
    "Xasdfx,4",
    "mnbv,4",
    "Doherty,0",
    "Wertheim,0",
    "Hertz,0",
    "Reza,0",
    "Trewin,0",
    "Azer,0",
    "Maria,0",
    "asd,0"
  })
  void keyboardRun_measuresTheLongest(String name, int letters) {
    assertThat(NAMES.looks(name).keyboardRun()).isEqualTo(letters);
  }

  /** Forms mix up their fields: a place in the field of the name is no mashed key. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kyrgyzstan",
        "Azerbaijan",
        "Saint Kitts and Nevis",
        "Mumbai",
        "Thiruvananthapuram",
        "Kyiv",
        "Reykjavík",
        "Brno"
      })
  void threshold_placeInsteadOfAName_isNotRandom(String place) {
    assertThat(random(place)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"aaaa,4", "AaAaA,5", "Baaaab,4", "Ana,1", "Anna,2", "Aaliyah,2", "1111,0", "王王王王,4"})
  void repeatedLetters_measuresTheLongest(String name, int letters) {
    assertThat(NAMES.looks(name).repeatedLetters()).isEqualTo(letters);
  }

  private static boolean random(String name) {
    return NAMES.looks(name).improbability() >= 0.5
        || NAMES.looks(name).keyboardRun() >= 4
        || NAMES.looks(name).repeatedLetters() >= 4;
  }

  private static Stream<String> lines(String file) throws IOException {
    try (InputStream in = NameModelTest.class.getResourceAsStream("/names/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }
}
