package dev.assay.tenants;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A customer of this service; nothing of one tenant is ever visible to another.
 *
 * @param name for people; need not be unique
 * @param subscription its plan, and the one after it
 * @param log what is kept of a decision where a call does not say
 * @param allowed from where its keys are good
 * @param overridden packs in place of whose scores its people ever put others
 * @param changes how often it was changed since it was made
 */
public record Tenant(
    UUID id,
    String name,
    Subscription subscription,
    LogMode log,
    AllowList allowed,
    Set<String> overridden,
    int changes,
    Instant createdOn) {
  public Tenant {
    overridden = Collections.unmodifiableSortedSet(new TreeSet<>(overridden));
  }

  /** One that may be spoken for from everywhere, and whose scores are those that are computed. */
  public Tenant(UUID id, String name, Plan plan, LogMode log, int changes, Instant createdOn) {
    this(id, name, Subscription.to(plan), log, AllowList.EVERYWHERE, Set.of(), changes, createdOn);
  }

  /** The plan in force. */
  public Plan plan() {
    return subscription.plan();
  }

  /** The same once its next plan is due. */
  Tenant at(Instant now) {
    return new Tenant(id, name, subscription.at(now), log, allowed, overridden, changes, createdOn);
  }
}
