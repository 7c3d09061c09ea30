package dev.assay.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalWriterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.1, 0.1",
    "-12.3, -12.3",
    "2E23, 2e+23",
    "1E21, 1e+21",
    "123456789012345680000, 123456789012345680000",
    "1E-7, 1e-7",
    "0.000001, 0.000001",
    "9007199254740992, 9007199254740992",
    "4.9E-324, 5e-324"
  })
  void value_numbersAsEcmaScriptWritesThem(double number, String text) {
    assertThat(new String(new CanonicalWriter().value(number).toBytes(), UTF_8)).isEqualTo(text);
  }

  @Test
  void value_notANumber() {
    assertThatThrownBy(() -> new CanonicalWriter().value(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void value_loneSurrogate() {
    assertThat(new CanonicalWriter().value("a\ud800b").toBytes())
        .isEqualTo("\"a\ufffdb\"".getBytes(UTF_8));
  }

  /** An independent implementation of RFC 8785 agrees on random trees. */
  @Test
  void bytes_equalThoseOfAnotherImplementation() throws IOException {
    Random random = new Random(8785);
    for (int i = 0; i < 2_000; i++) {
      ObjectNode tree = object(random, 3);

      String theirs = new JsonCanonicalizer(JSON.writeValueAsString(tree)).getEncodedString();

      assertThat(new String(CanonicalJson.bytes(tree), UTF_8)).isEqualTo(theirs);
    }
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode node = JSON.createObjectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      String key = text(random);
      switch (random.nextInt(depth == 0 ? 4 : 6)) {
        case 0 -> node.put(key, text(random));
        case 1 -> node.put(key, random.nextInt());
        case 2 -> node.put(key, random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
        case 3 -> node.put(key, random.nextBoolean());
        case 4 -> node.set(key, object(random, depth - 1));
        default -> {
          ArrayNode array = node.putArray(key);
          array.add(object(random, depth - 1)).addNull().add(text(random));
        }
      }
    }
    return node;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      int[] kinds = {
        random.nextInt(0x80), 0x80 + random.nextInt(0x700), 0x1F600, '"', '\\', 0x4E2D
      };
      text.appendCodePoint(kinds[random.nextInt(kinds.length)]);
    }
    return text.toString();
  }
}
