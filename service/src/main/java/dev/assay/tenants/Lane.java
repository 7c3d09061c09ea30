package dev.assay.tenants;

/** Where requests wait that come while a node has all hands full. */
public enum Lane {
  NORMAL,
  /** Goes first. */
  FAST
}
