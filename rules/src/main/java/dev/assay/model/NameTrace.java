package dev.assay.model;

/** How much of a name an e-mail address shows. */
public enum NameTrace {
  /** One of the two is missing, or they cannot be compared (another script). */
  UNKNOWN,
  /** Nothing of the name, not even initials. */
  NONE,
  /** Initials that fit: jp@ or jp82@ for Juan Pérez. */
  INITIALS,
  /** A part of the name, or its beginning, in the local part or the domain. */
  PART,
  /** Every part of the name. */
  FULL
}
