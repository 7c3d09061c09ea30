package dev.assay.tenants;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
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
 * @param optOuts who is not to be judged
 * @param changes how often it was changed since it was made
 */
public record Tenant(
    UUID id,
    String name,
    Subscription subscription,
    LogMode log,
    AllowList allowed,
    Set<String> overridden,
    OptOuts optOuts,
    int changes,
    Instant createdOn) {
  public Tenant {
    overridden = Collections.unmodifiableSortedSet(new TreeSet<>(overridden));
  }

  /** One that may be spoken for from everywhere, and whose scores are those that are computed. */
  public Tenant(UUID id, String name, Plan plan, LogMode log, int changes, Instant createdOn) {
    this(
        id,
        name,
        Subscription.to(plan),
        log,
        AllowList.EVERYWHERE,
        Set.of(),
        OptOuts.NONE,
        changes,
        createdOn);
  }

  /** The plan in force. */
  public Plan plan() {
    return subscription.plan();
  }

  /** The same where these people, and no others, are not to be judged. */
  public Tenant with(List<OptOut> people) {
    return people.isEmpty() && optOuts.isEmpty()
        ? this
        : new Tenant(
            id,
            name,
            subscription,
            log,
            allowed,
            overridden,
            new OptOuts(people),
            changes,
            createdOn);
  }

  /** The same once its next plan is due. */
  Tenant at(Instant now) {
    return new Tenant(
        id, name, subscription.at(now), log, allowed, overridden, optOuts, changes, createdOn);
  }
}
