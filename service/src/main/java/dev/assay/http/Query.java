package dev.assay.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters behind the {@code ?} of a request. */
final class Query {
  private static final int MAX_LENGTH = 1_000;
  private static final Query NONE = new Query(Map.of());

  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads a query.
   *
   * @param text what stands behind the {@code ?}; null where there is none
   */
  static Query of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    try {
      return new Query(new QueryStringDecoder(text, false).parameters());
    } catch (IllegalArgumentException badEscape) {
      throw new Refusal(Kind.INVALID_REQUEST, "The query has a broken %-escape");
    }
  }

  /** Refuses parameters of other names: a misspelt one would change nothing, unseen. */
  void only(String... names) {
    Set<String> known = Set.of(names);
    List<Fault> faults =
        values.keySet().stream()
            .filter(name -> !known.contains(name))
            .map(name -> new Fault("?" + name, "unknown parameter"))
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(Kind.INVALID_REQUEST, faults);
    }
  }

  /** All values of a parameter; none where it is absent. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The one value of a parameter, which is not blank; null where it is absent. */
  @Nullable String text(String name) {
    List<String> all = all(name);
    if (all.isEmpty()) {
      return null;
    }
    String text = all.get(0);
    if (all.size() > 1 || text.isBlank() || text.length() > MAX_LENGTH || text.indexOf(0) >= 0) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(
              new Fault(
                  "?" + name, "must be given once, with 1 to " + MAX_LENGTH + " characters")));
    }
    return text;
  }

  /** The id after which a page begins; null for the first page. */
  @Nullable UUID after() {
    String after = text("after");
    UUID id = after == null ? null : JsonId.find(after);
    if (after != null && id == null) {
      throw new Refusal(
          Kind.INVALID_REQUEST,
          List.of(new Fault("?after", "must be the `next` of a page before")));
    }
    return id;
  }

  /** Whether a switch is on: {@code 1} or {@code true}. */
  boolean on(String name) {
    List<String> all = all(name);
    return !all.isEmpty() && (all.get(0).equals("1") || all.get(0).equals("true"));
  }

  /** A switch that takes no other values than {@code true} and {@code false}. */
  boolean flag(String name) {
    for (String value : all(name)) {
      if (!value.equals("true") && !value.equals("false")) {
        throw new Refusal(
            Kind.INVALID_REQUEST, List.of(new Fault("?" + name, "must be true or false")));
      }
    }
    return on(name);
  }
}
