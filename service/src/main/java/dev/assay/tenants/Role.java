package dev.assay.tenants;

import java.util.Locale;

/** What a key may do; the OpenAPI document says which operation asks for which roles. */
public enum Role {
  /** Manages all tenants and the base lines of packs; belongs to no tenant. */
  OPERATOR,
  /** Manages its own tenant: keys, users, plan, webhooks, settings. */
  ADMIN,
  /** Scores leads, keeps them and reports outcomes. */
  INTEGRATOR,
  /** Edits and tests rules, weights and bands. */
  ANALYST,
  /** Approves what analysts propose. */
  APPROVER,
  /** Reads everything of its tenant and runs replays; changes nothing. */
  AUDITOR;

  /** The name in JSON and SQL. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT));
  }
}
