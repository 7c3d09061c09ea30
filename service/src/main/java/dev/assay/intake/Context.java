package dev.assay.intake;

/** Of whom the values of an object speak, and so which of them are the lead's. */
enum Context {
  /** The contact, or the lead as a whole. */
  PERSON,
  /** Packing around what was said before. */
  SAME,
  /** An object of which nothing is known: a bare {@code name} in it may be its own. */
  LOOSE,
  COMPANY,
  PLACE,
  ORIGIN,
  /** Somebody or something else; nothing below it is the lead's. */
  OTHER;

  /** The context of an object whose key says {@code inner}, inside an object of this context. */
  Context enter(Context inner) {
    if (this == OTHER || inner == SAME) {
      return this;
    }
    boolean unknownInsideKnown = inner == LOOSE && this != PERSON;
    return unknownInsideKnown ? this : inner;
  }

  /**
   * Whether a key counts here.
   *
   * @param weak whether the key may also mean something of another thing
   */
  boolean admits(Slot slot, boolean weak) {
    return switch (this) {
      case PERSON, SAME -> true;
      case LOOSE -> !weak;
      case COMPANY ->
          slot == Slot.INDUSTRY
              || slot == Slot.COMPANY_SIZE
              || slot == Slot.WEBSITE
              || slot == Slot.COUNTRY;
      case PLACE -> slot == Slot.COUNTRY;
      case ORIGIN -> slot == Slot.SOURCE;
      case OTHER -> false;
    };
  }

  /** Whether an unknown key here may hold something of the lead that its value gives away. */
  boolean admitsGuesses() {
    return this == PERSON || this == LOOSE || this == SAME;
  }
}
