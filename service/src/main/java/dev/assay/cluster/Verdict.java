package dev.assay.cluster;

import java.util.Collection;
import java.util.List;

/**
 * What is to be agreed on.
 *
 * @param epoch all may judge by
 * @param fenced members that must not judge any more, since they cannot by that epoch
 */
record Verdict(long epoch, List<NodeReport> fenced) {

  /**
   * An epoch is agreed on when every member is prepared for it. Who is not, though it has said why
   * or was waited for long enough, is shut out; but not where nobody is prepared.
   *
   * @param target the epoch that is wanted
   * @param waited whether the members were given all the time they get
   */
  static Verdict of(Sight sight, long target, boolean waited) {
    Collection<NodeReport> members = sight.counting();
    List<NodeReport> behind =
        members.stream().filter(member -> member.prepared() < target).toList();
    boolean hopeless = waited || behind.stream().allMatch(member -> member.reason() != null);
    if (behind.size() < members.size() && hopeless) {
      return new Verdict(Math.max(sight.agreed(), target), behind);
    }
    long all = members.stream().mapToLong(NodeReport::prepared).min().orElse(0);
    return new Verdict(Math.max(sight.agreed(), all), List.of());
  }
}
