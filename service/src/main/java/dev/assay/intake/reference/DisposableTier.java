package dev.assay.intake.reference;

/** How well it is known that a mail domain hands out throw-away addresses. */
public enum DisposableTier {
  /** On no list. */
  NONE,
  /** On the long list that crawlers fill: most likely, not reviewed entry by entry. */
  REPORTED,
  /** On the list whose entries people have reviewed. */
  REVIEWED
}
