package dev.assay.rules.tables;

import java.util.Optional;

/** How a column compares its field with its cells. */
public enum Operator {
  IS("=="),
  IS_NOT("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  IN("in"),
  NOT_IN("not in");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** As it stands in headings and rules. */
  public String sign() {
    return sign;
  }

  boolean takesSeveral() {
    return this == IN || this == NOT_IN;
  }

  boolean orders() {
    return switch (this) {
      case LESS, AT_MOST, MORE, AT_LEAST -> true;
      default -> false;
    };
  }

  static Optional<Operator> ofSign(String sign) {
    for (Operator operator : values()) {
      if (operator.sign.equals(sign)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
