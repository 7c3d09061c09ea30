package dev.assay.storage;

import org.jspecify.annotations.Nullable;

/** Takes rows, one table after the other. */
interface RowSink {

  /** The rows that follow are of this table. */
  void begin(Table table);

  /** Takes a row: a value for each column of the table, in their order. */
  void row(@Nullable Object[] values);
}
