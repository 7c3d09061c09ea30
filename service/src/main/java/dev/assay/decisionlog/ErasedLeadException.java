package dev.assay.decisionlog;

import java.util.Set;
import java.util.UUID;

/** Leads of this group were erased while their decisions waited; nothing of them may be written. */
public final class ErasedLeadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Set<UUID> keys;

  /**
   * Names them.
   *
   * @param keys ids of the leads, and of decisions about leads without a name
   */
  public ErasedLeadException(Set<UUID> keys) {
    super("leads of this group were erased while it waited");
    this.keys = Set.copyOf(keys);
  }

  public Set<UUID> keys() {
    return keys;
  }
}
