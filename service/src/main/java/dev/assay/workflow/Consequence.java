package dev.assay.workflow;

import dev.assay.events.Event;
import dev.assay.weights.Owners;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a lead, to be carried out as a whole with its score or not at all.
 *
 * @param acts what is done; an assignment only where an owner is found
 * @param events that tell of it
 * @param assignment an owner to be found; null where there is none
 * @param waits whether it is to have an owner, and nobody has room
 * @param due when there will be something to decide though nothing happens; null for never
 */
public record Consequence(
    UUID tenantId,
    UUID lead,
    Course before,
    Course after,
    List<Act> acts,
    List<Event> events,
    @Nullable Assignment assignment,
    boolean waits,
    @Nullable Instant due) {

  public Consequence {
    acts = List.copyOf(acts);
    events = List.copyOf(events);
  }

  /** Leaves a lead as it is. */
  public static Consequence none(UUID tenantId, UUID lead, Course course) {
    return new Consequence(tenantId, lead, course, course, List.of(), List.of(), null, false, null);
  }

  /**
   * An owner to be found among some, if one of them has room.
   *
   * @param event what tells of it, given who it is
   */
  public record Assignment(Act act, Owners owners, Function<String, Event> event) {}
}
