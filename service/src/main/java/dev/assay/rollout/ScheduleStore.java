package dev.assay.rollout;

import dev.assay.audit.AuditEntry;
import dev.assay.packs.Line;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps the steps that are to be taken later. Calls block. */
public interface ScheduleStore {

  void add(Scheduled scheduled, AuditEntry entry);

  /** Those of a line, the next one first. */
  List<Scheduled> of(Line line);

  /** Those whose time has come, the earliest first. */
  List<Scheduled> due(Instant now);

  /**
   * Has one caller take a step, and no other until then.
   *
   * @param before when somebody may have claimed it and not come to an end
   * @return whether it is the caller's to take
   */
  boolean claim(UUID id, Instant now, Instant before);

  /** Takes it off the schedule. */
  void done(UUID id);

  /** Takes a step off the schedule of a line that nobody has claimed; whether there was one. */
  boolean cancel(Line line, UUID id, AuditEntry entry);
}
