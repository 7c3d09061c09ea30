package dev.assay.model;

import java.util.Objects;

/** A mark that a rule set on the card; rules of its own and of later strata may match it. */
public record Flag(String key, FlagKind kind) {

  public Flag {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
  }
}
