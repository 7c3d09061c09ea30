package dev.assay.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a key can name: a field, a part of the name, or what stands apart from a number: its calling
 * and area code.
 */
enum Slot {
  NAME(Field.NAME),
  FIRST(Field.NAME),
  MIDDLE(Field.NAME),
  LAST(Field.NAME),
  SECOND_LAST(Field.NAME),
  EMAIL(Field.EMAIL),
  PHONE(Field.PHONE),
  DIAL(null),
  AREA(null),
  MESSAGE(Field.MESSAGE),
  SOURCE(Field.SOURCE),
  COUNTRY(Field.COUNTRY),
  JOB_TITLE(Field.JOB_TITLE),
  INDUSTRY(Field.INDUSTRY),
  COMPANY_SIZE(Field.COMPANY_SIZE),
  WEBSITE(Field.WEBSITE),
  /** Named on purpose, so that nothing else takes it. */
  NONE(null);

  private final @Nullable Field field;

  Slot(@Nullable Field field) {
    this.field = field;
  }

  static Slot of(Field field) {
    return switch (field) {
      case NAME -> NAME;
      case EMAIL -> EMAIL;
      case PHONE -> PHONE;
      case MESSAGE -> MESSAGE;
      case SOURCE -> SOURCE;
      case COUNTRY -> COUNTRY;
      case JOB_TITLE -> JOB_TITLE;
      case INDUSTRY -> INDUSTRY;
      case COMPANY_SIZE -> COMPANY_SIZE;
      case WEBSITE -> WEBSITE;
    };
  }

  static Slot of(String head) {
    return valueOf(head.toUpperCase(Locale.ROOT));
  }

  /** Whether a person is reached by it. */
  boolean reaches() {
    return this == EMAIL || this == PHONE;
  }

  boolean isName() {
    return field == Field.NAME;
  }

  boolean isNamePart() {
    return isName() && this != NAME;
  }
}
