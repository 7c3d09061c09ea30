package dev.assay.model;

/** Whether a flag speaks against a lead or for it. */
public enum FlagKind {
  RISK,
  SIGNAL
}
