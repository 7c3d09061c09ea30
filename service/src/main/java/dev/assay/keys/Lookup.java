package dev.assay.keys;

import java.util.Locale;

/** What people and keys are looked up by, without being stored. */
public enum Lookup {
  /** The caller's own id of a lead. */
  LEAD_ID {
    @Override
    String normal(String value) {
      return value;
    }
  },
  EMAIL {
    @Override
    String normal(String value) {
      return value.strip().toLowerCase(Locale.ROOT);
    }
  },
  /** In E.164 form where it can be read. */
  PHONE {
    @Override
    String normal(String value) {
      StringBuilder digits = new StringBuilder(value.length());
      value
          .chars()
          .filter(c -> c == '+' || (c >= '0' && c <= '9'))
          .forEach(c -> digits.append((char) c));
      return digits.toString();
    }
  };

  /** The one form of all spellings that mean the same. */
  abstract String normal(String value);
}
