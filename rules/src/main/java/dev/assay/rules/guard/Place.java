package dev.assay.rules.guard;

/** A place in a file, both from 1. */
public record Place(int line, int column) {

  /** The place of a character of a text. */
  static Place of(String text, int offset) {
    int end = Math.min(offset, text.length());
    int line = 1;
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
      line++;
      start = i + 1;
    }
    return new Place(line, end - start + 1);
  }
}
