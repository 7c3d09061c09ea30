package dev.assay.model;

/** How the country that checks use came about. */
public enum CountryOrigin {
  NONE,
  /** It was sent. */
  SENT,
  /** Inferred from the telephone number's prefix. */
  PHONE,
  /** Inferred from a language code sent in place of a country. */
  LANGUAGE
}
