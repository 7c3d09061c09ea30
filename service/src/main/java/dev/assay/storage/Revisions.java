package dev.assay.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How often what each tenant has was changed: by it a node knows whether to read it anew. */
final class Revisions {
  private Revisions() {}

  /**
   * Those of all tenants that a table counts for.
   *
   * @param select the columns {@code tenant_id} and {@code revision}
   */
  static Map<UUID, Long> read(Database database, String select) {
    Map<UUID, Long> revisions = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .select(select)
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getObject("tenant_id", UUID.class), row.getLong("revision")))
                    .forEach(each -> revisions.put(each.getKey(), each.getValue())));
    return revisions;
  }
}
