package dev.assay.events;

import dev.assay.leases.Lease;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps events, those to be sent and those that were. Calls block. */
public interface EventStore {

  /**
   * Sends events, the oldest first: from now on they can be read.
   *
   * @param lease by which the sender sends; nothing is sent where it is another's by now
   * @return how many were sent
   */
  int send(Lease lease, int limit);

  /**
   * Events that were sent after another, in order.
   *
   * @param tenantId whose, beside those that concern all; null for everybody's
   * @param after number of an event; 0 for the first ones
   */
  List<Event.Sent> after(@Nullable UUID tenantId, long after, int limit);

  /** Number of the event that was sent last; 0 if none was. */
  long newest();
}
