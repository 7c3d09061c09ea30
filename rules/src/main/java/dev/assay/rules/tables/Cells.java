package dev.assay.rules.tables;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of cells: from text, and as they stand in a rule. */
final class Cells {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern TEXT = Pattern.compile("[^\"\\\\\\p{Cntrl}]{0,200}");

  private Cells() {}

  /** A value of a type; none where the text is no such value. */
  static Optional<Object> value(Class<?> type, String text) {
    if (type == boolean.class) {
      return text.equals("true") || text.equals("false")
          ? Optional.of(Boolean.valueOf(text))
          : Optional.empty();
    }
    if (type == String.class) {
      return TEXT.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(text))
          .map(Object.class::cast)
          .findFirst();
    }
    boolean fits = NUMBER.matcher(text).matches() && (type != int.class || text.indexOf('.') < 0);
    return fits ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  static String expected(Class<?> type) {
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "a text without quotes, backslashes and line ends";
    }
    return type.isEnum()
        ? "one of " + Arrays.toString(type.getEnumConstants())
        : type == int.class ? "a whole number" : "a number";
  }

  /** A value as a rule writes it. */
  static String rendered(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Enum<?> word) {
      return word.getDeclaringClass().getSimpleName() + "." + word.name();
    }
    return value instanceof Boolean truth ? truth.toString() : "\"" + value + "\"";
  }
}
