package dev.assay.workflow;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lead so far.
 *
 * @param crossing how often it came to another band
 * @param band in which it is; other than that of its score while that wavers below it
 * @param previous the band before; null for none
 * @param rose whether it came to its band from below
 * @param since when it came there, by the clock of the decision
 * @param open whether there is still something to be won
 * @param owner who looks after it, by the tenant's own id
 * @param priority its place in the queue, 0 to 100
 * @param queue the name of that
 * @param nurture null where it was not nurtured in this band
 * @param nurtureOn since when that holds
 */
public record Course(
    long crossing,
    @Nullable String band,
    @Nullable String previous,
    boolean rose,
    @Nullable Instant since,
    boolean open,
    @Nullable String owner,
    @Nullable Instant assignedOn,
    @Nullable Integer priority,
    @Nullable String queue,
    @Nullable Nurturing nurture,
    @Nullable Instant nurtureOn) {

  /** Of a lead that is new. */
  public static final Course NEW =
      new Course(0, null, null, false, null, true, null, null, null, null, null, null);

  /** How far its nurture is. */
  public enum Nurturing {
    ENROLLED,
    ENDED;

    /** The name in JSON and SQL. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same come to another band; who is nurtured there as well stays enrolled. */
  Course crossedTo(String other, boolean rising, Instant at) {
    boolean stays = nurture == Nurturing.ENROLLED;
    return new Course(
        crossing + 1,
        other,
        band,
        rising,
        at,
        open,
        owner,
        assignedOn,
        priority,
        queue,
        stays ? nurture : null,
        stays ? nurtureOn : null);
  }

  /** The same at another place in the queue. */
  public Course queued(boolean isOpen, int place, String name) {
    return new Course(
        crossing,
        band,
        previous,
        rose,
        since,
        isOpen,
        owner,
        assignedOn,
        place,
        name,
        nurture,
        nurtureOn);
  }

  Course nurtured(Nurturing state, Instant at) {
    return new Course(
        crossing, band, previous, rose, since, open, owner, assignedOn, priority, queue, state, at);
  }
}
