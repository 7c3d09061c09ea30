package dev.assay.http;

import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.Search.Place;
import dev.assay.keys.Lookup;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a call asks for about decisions; one that asks for what is unknown is refused. */
final class SearchQuery {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  /** Years that both databases hold. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Query query;

  SearchQuery(Query query) {
    this.query = query;
  }

  /** One more than the page holds, which tells whether there is a next page. */
  Search search(UUID tenantId, Map<Lookup, String> whom) {
    return new Search(tenantId, whom, criteria(), after(), limit() + 1);
  }

  private Criteria criteria() {
    return new Criteria(
        query.text("flag"),
        query.text("band"),
        query.text("pack"),
        query.text("version"),
        time("from"),
        time("to"));
  }

  /** The place after which the page begins; null for the first page. */
  @Nullable Place after() {
    String cursor = query.text("after");
    if (cursor == null) {
      return null;
    }
    Place place = Cursor.place(cursor);
    if (place == null || isOutOfRange(place.asOf())) {
      throw invalid("after", "must be the `next` of a page before");
    }
    return place;
  }

  int limit() {
    String text = query.text("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    boolean digits = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int limit = digits ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw invalid("limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }
    return limit;
  }

  /** A time, or a day in UTC, which is its beginning. */
  @Nullable Instant time(String name) {
    String text = query.text(name);
    if (text == null) {
      return null;
    }
    Instant time;
    try {
      time =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
    } catch (DateTimeException notATime) {
      throw invalid(name, "must be a time in UTC such as 2026-11-22T09:00:00Z, or a day");
    }
    if (isOutOfRange(time)) {
      throw invalid(name, "must be in the years 1 to 9999");
    }
    return time;
  }

  private static boolean isOutOfRange(Instant time) {
    return time.isBefore(EARLIEST) || time.isAfter(LATEST);
  }

  private static Refusal invalid(String name, String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("?" + name, message)));
  }
}
