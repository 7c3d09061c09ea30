package dev.assay.model;

/** How senior a job title is, from least to most. */
public enum Seniority {
  /** No title, or one that says nothing of rank. */
  UNKNOWN,
  /** Learns or assists: intern, trainee, assistant, junior. */
  ENTRY,
  /** Does the work: engineer, consultant, specialist. */
  SPECIALIST,
  /** Leads people or a project: manager, team lead. */
  MANAGER,
  /** Runs a department: head of, leiter, responsable. */
  HEAD,
  DIRECTOR,
  VICE_PRESIDENT,
  /** Board or C-level: chief ... officer, managing director, president. */
  CHIEF,
  /** Owns the company: founder, owner, partner. */
  OWNER
}
