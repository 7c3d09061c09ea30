package dev.assay.model;

/** Whether a telephone number's length is that of numbers in use in its country. */
public enum PhoneLength {
  /** The country is not known. */
  UNKNOWN,
  POSSIBLE,
  TOO_SHORT,
  TOO_LONG,
  /** Between two lengths that are possible. */
  IMPOSSIBLE
}
