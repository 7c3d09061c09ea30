package dev.assay.explain;

import dev.assay.model.Activities;
import dev.assay.model.ActivityKind;
import dev.assay.rules.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes what a contact did, and where it stands in the pipeline. */
final class NextBandActivity {
  /** How often each may happen, in the order of preference. */
  private static final List<Map.Entry<ActivityKind, List<Integer>>> TIMES =
      List.of(
          Map.entry(ActivityKind.PAGE_VIEW, List.of(1, 5)),
          Map.entry(ActivityKind.EMAIL_CLICK, List.of(1, 2)),
          Map.entry(ActivityKind.EMAIL_REPLY, List.of(1, 2)),
          Map.entry(ActivityKind.PAGE_INTENT, List.of(1, 2)),
          Map.entry(ActivityKind.PRICING_PAGE_VISIT, List.of(1, 2)),
          Map.entry(ActivityKind.FORM_SUBMIT, List.of(1)),
          Map.entry(ActivityKind.CALL_CONNECTED, List.of(1)),
          Map.entry(ActivityKind.MEETING_BOOKED, List.of(1)),
          Map.entry(ActivityKind.DEMO_REQUEST, List.of(1)));

  private static final List<String> GIVEN_UP = List.of("lost", "unqualified");

  private NextBandActivity() {}

  /**
   * What could happen.
   *
   * @param onDay how often each kind happened on the day already
   * @param measures by which no more may count on one day
   */
  static List<NextBandChange> changes(
      Activities now, Map<ActivityKind, Integer> onDay, Measures measures) {
    List<NextBandChange> changes = new ArrayList<>();
    for (Map.Entry<ActivityKind, List<Integer>> kind : TIMES) {
      int limit = measures.dailyLimits().getOrDefault(kind.getKey().json(), Integer.MAX_VALUE);
      int left = limit - onDay.getOrDefault(kind.getKey(), 0);
      kind.getValue().stream()
          .filter(times -> times <= left)
          .forEach(times -> changes.add(more(kind.getKey(), times)));
    }
    if (GIVEN_UP.contains(now.status())) {
      changes.add(
          new NextBandChange(
              "status",
              "taken up again",
              "open",
              lead -> lead.with(lead.fit(), lead.activities().with("open"))));
    }
    return changes;
  }

  private static NextBandChange more(ActivityKind kind, int times) {
    return new NextBandChange(
        "activities." + kind.json(),
        times + " more, today",
        null,
        lead -> lead.with(lead.fit(), lead.activities().after(kind, times)));
  }
}
