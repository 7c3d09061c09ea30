package dev.assay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.intake.text.Plain;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The text of a JSON value, the same on every JDK; empty where nothing was sent. */
final class Scalars {
  private static final int LONGEST_PROMPT = 24;
  private static final int MOST_SCALE = 40;

  /** What programs send for nothing, and what a list shows before something was chosen. */
  private static final Set<String> NOTHING =
      Set.of(
          "null",
          "undefined",
          "n/a",
          "[object object]",
          "select",
          "please select",
          "select one",
          "select an option",
          "select option",
          "choose",
          "please choose",
          "choose one",
          "choose an option",
          "bitte wählen",
          "bitte auswählen",
          "auswählen",
          "seleccione",
          "seleccionar",
          "selecciona",
          "elegir",
          "sélectionner",
          "sélectionnez",
          "choisir",
          "choisissez",
          "selecione",
          "selecionar",
          "escolha",
          "seleziona",
          "selezionare",
          "scegli");

  /** How long what is nothing can be, a bit for each length, by its first character. */
  private static final int[] LENGTHS = lengths();

  private Scalars() {}

  /** Booleans answer yes or no to a question, they are no field's text. */
  static String text(JsonNode value) {
    String text =
        switch (value.getNodeType()) {
          case STRING -> value.textValue();
          case NUMBER -> number(value);
          default -> "";
        };
    return isNothing(text) ? "" : text;
  }

  private static String number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue().toString();
    }
    if (value.isBigDecimal()) {
      BigDecimal number = value.decimalValue().stripTrailingZeros();
      return Math.abs(number.scale()) <= MOST_SCALE ? number.toPlainString() : number.toString();
    }
    double number = value.doubleValue();
    return Double.isFinite(number)
        ? new String(new CanonicalWriter(32).value(number).toBytes(), StandardCharsets.US_ASCII)
        : "";
  }

  private static boolean isNothing(String text) {
    return Plain.isBlank(text) || (text.length() <= LONGEST_PROMPT && isPrompt(text));
  }

  private static boolean isPrompt(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isFrame(text.charAt(start))) {
      start++;
    }
    while (end > start && (isFrame(text.charAt(end - 1)) || text.charAt(end - 1) == ':')) {
      end--;
    }
    return start < end
        && mayBeNothing(text.charAt(start), end - start)
        && NOTHING.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static boolean mayBeNothing(char first, int length) {
    int lower = first | 0x20;
    return lower < LENGTHS.length && (LENGTHS[lower] >>> length & 1) != 0;
  }

  private static boolean isFrame(char c) {
    return c < 'A' ? " -.<>*".indexOf(c) >= 0 : c == '…';
  }

  private static int[] lengths() {
    int[] lengths = new int[0x80];
    NOTHING.forEach(text -> lengths[text.charAt(0) | 0x20] |= 1 << text.length());
    return lengths;
  }
}
