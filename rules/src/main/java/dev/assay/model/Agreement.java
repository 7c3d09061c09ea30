package dev.assay.model;

/** Whether two parts of a lead agree. */
public enum Agreement {
  /** One of the two is missing or unreadable. */
  UNKNOWN,
  YES,
  NO
}
