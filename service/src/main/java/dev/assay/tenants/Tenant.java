package dev.assay.tenants;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer of this service; nothing of one tenant is ever visible to another.
 *
 * @param name for people; need not be unique
 * @param log what is kept of a decision where a call does not say
 * @param allowed from where its keys are good
 * @param changes how often it was changed since it was made
 */
public record Tenant(
    UUID id,
    String name,
    Plan plan,
    LogMode log,
    AllowList allowed,
    int changes,
    Instant createdOn) {

  /** One that may be spoken for from everywhere. */
  public Tenant(UUID id, String name, Plan plan, LogMode log, int changes, Instant createdOn) {
    this(id, name, plan, log, AllowList.EVERYWHERE, changes, createdOn);
  }
}
