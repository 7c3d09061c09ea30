package dev.assay.batch;

/**
 * Tells which line ends end a record: in CSV a carriage return too, as some spreadsheets write it,
 * and none within quotes, which open only where a field begins.
 */
final class Quotes {
  private enum At {
    FIELD_START,
    PLAIN,
    QUOTED,
    /** After a quote within quotes: the end of them, or the first of two that mean one. */
    QUOTE
  }

  private final boolean csv;
  private int separator = -1;
  private At at = At.FIELD_START;

  Quotes(boolean csv) {
    this.csv = csv;
  }

  void separatedBy(char only) {
    separator = only;
  }

  void reset() {
    at = At.FIELD_START;
  }

  /** Whether this byte, the next one of the stream, ends a record. */
  boolean endsRecord(byte b) {
    if (!csv) {
      return b == '\n';
    }
    if (b == '"') {
      at =
          switch (at) {
            case FIELD_START, QUOTE -> At.QUOTED;
            case QUOTED -> At.QUOTE;
            case PLAIN -> At.PLAIN;
          };
      return false;
    }
    if (at == At.QUOTED) {
      return false;
    }
    at = separates(b) ? At.FIELD_START : At.PLAIN;
    return b == '\n' || b == '\r';
  }

  private boolean separates(byte b) {
    return separator < 0 ? b == ',' || b == ';' || b == '\t' : b == separator;
  }
}
