package dev.assay.tenants;

import java.util.List;

/** Addresses from which a tenant may be spoken for; an empty list is everywhere. */
public final class AllowList {
  public static final AllowList EVERYWHERE = new AllowList(List.of());

  private final List<String> texts;
  private final List<AddressRange> ranges;

  private AllowList(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.ranges = texts.stream().map(AddressRange::of).toList();
  }

  /**
   * The list of these ranges.
   *
   * @throws IllegalArgumentException naming the first that is none
   */
  public static AllowList of(List<String> ranges) {
    return ranges.isEmpty() ? EVERYWHERE : new AllowList(ranges);
  }

  /** The list that {@link #text} wrote. */
  public static AllowList read(String text) {
    return text.isEmpty() ? EVERYWHERE : new AllowList(List.of(text.split(" ", -1)));
  }

  /** Whether callers from there may pass; from no address nobody may who needs one. */
  public boolean admits(String address) {
    if (ranges.isEmpty()) {
      return true;
    }
    int zone = address.indexOf('%');
    byte[] bytes = AddressRange.address(zone < 0 ? address : address.substring(0, zone));
    return bytes != null && ranges.stream().anyMatch(range -> range.holds(bytes));
  }

  /** As they were written. */
  public List<String> ranges() {
    return texts;
  }

  /** All of it in one line. */
  public String text() {
    return String.join(" ", texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AllowList list && texts.equals(list.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
