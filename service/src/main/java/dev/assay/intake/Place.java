package dev.assay.intake;

import org.jspecify.annotations.Nullable;

/** Where a value stands in what was sent. */
final class Place {
  private final @Nullable Place parent;
  private final String key;
  private final int index;
  private final int depth;

  private Place(@Nullable Place parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
    this.depth = parent == null ? 1 : parent.depth + 1;
  }

  static Place top(String key) {
    return new Place(null, key, -1);
  }

  static Place of(@Nullable Place parent, String key) {
    return new Place(parent, key, -1);
  }

  Place element(int at) {
    return new Place(this, "", at);
  }

  int depth() {
    return depth;
  }

  /** The top-level key it stands under. */
  String topKey() {
    Place place = this;
    while (place.parent != null) {
      place = place.parent;
    }
    return place.key;
  }

  /** {@code contact.email}, {@code fields[2].value}; keys with dots or brackets in quotes. */
  String path() {
    if (parent == null) {
      return key;
    }
    StringBuilder path = new StringBuilder();
    write(path);
    return path.toString();
  }

  private void write(StringBuilder path) {
    if (parent == null) {
      path.append(key);
      return;
    }
    parent.write(path);
    if (index >= 0) {
      path.append('[').append(index).append(']');
    } else if (isSimple(key)) {
      path.append('.').append(key);
    } else {
      path.append("['").append(key.replace("\\", "\\\\").replace("'", "\\'")).append("']");
    }
  }

  private static boolean isSimple(String key) {
    return !key.isEmpty()
        && key.indexOf('.') < 0
        && key.indexOf('[') < 0
        && key.indexOf(']') < 0
        && key.indexOf('\'') < 0;
  }
}
