package dev.assay.rules.guard;

/** How large a pack may be. A real one stays far below; compiling has to stay cheap. */
public final class Limits {
  /** Characters and bytes of one file. */
  public static final int FILE = 256 << 10;

  /** Bytes of all files together. */
  public static final int PACK = 4 << 20;

  public static final int FILES = 500;
  public static final int RULES = 2_000;

  /** Levels of YAML within each other. */
  public static final int NESTING = 32;

  /** Brackets within brackets of a rule: each doubles the time the engine's parser takes. */
  public static final int BRACKETS = 8;

  /**
   * The same of what a rule does: where it is broken, each takes the parser some thirty times as
   * long.
   */
  static final int MARK_BRACKETS = 3;

  /** Characters of one condition or consequence. */
  static final int EXPRESSION = 4_000;

  /** Signs {@code <} in one: the engine's parser tries each as the start of a type. */
  static final int LESS_SIGNS = 20;

  /** Combinations of facts that the patterns of one rule can meet. */
  public static final int COMBINATIONS = 10_000;

  /** The same for all rules of a pack together. */
  public static final int ALL_COMBINATIONS = 200_000;

  private Limits() {}
}
