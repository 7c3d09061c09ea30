package dev.assay.decisionlog;

import java.util.Set;
import java.util.UUID;

/** Leads of this group were erased while their decisions waited; nothing of them may be written. */
public final class ErasedLeadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Set<UUID> leads;

  public ErasedLeadException(Set<UUID> leads) {
    super("leads of this group were erased while it waited");
    this.leads = Set.copyOf(leads);
  }

  public Set<UUID> leads() {
    return leads;
  }
}
