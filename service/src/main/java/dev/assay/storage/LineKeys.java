package dev.assay.storage;

import dev.assay.canonical.Bytes;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The keys of leads that nobody named, in records of batches that are about to be deleted. */
final class LineKeys {

  private LineKeys() {}

  /**
   * Those that nothing else needs: where a lead was decided on already, its decision has the key.
   *
   * @param where which records
   */
  static Set<Bytes> select(Handle handle, String where, @Nullable Object... parameters) {
    return handle
        .select(
            """
            select own_key from batch_lines line
            where own_key is not null and %s
              and not exists (
                select 1 from decisions made
                where made.tenant_id = line.tenant_id and made.decision_id = line.decision_id)
            """
                .formatted(where),
            parameters)
        .map((row, context) -> Bytes.of(row.getBytes(1)))
        .set();
  }
}
