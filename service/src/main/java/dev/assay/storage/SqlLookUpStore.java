package dev.assay.storage;

import dev.assay.canonical.Bytes;
import dev.assay.leads.LookUpStore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sources said of leads' companies, in SQL. */
public final class SqlLookUpStore implements LookUpStore {
  private final Database database;

  public SqlLookUpStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean fill(UUID lead, Bytes enrichment, @Nullable Bytes before, Instant now) {
    return database.change(
        handle -> {
          int filled =
              handle.execute(
                  """
                  update leads set enrichment = ? where lead_id = ? and payload is not null
                    and enrichment is not distinct from ?
                  """,
                  enrichment.toArray(),
                  lead,
                  before == null ? null : before.toArray());
          if (filled > 0) {
            SqlLeadStore.changed(handle, lead, now);
          }
          return filled > 0;
        });
  }
}
