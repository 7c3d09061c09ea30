package dev.assay.storage;

import dev.assay.packs.Line;
import dev.assay.rollout.Tally;
import dev.assay.rollout.TallyStore;

/** How versions on trial have judged, in SQL. */
public final class SqlTallyStore implements TallyStore {
  private static final String OF_TRIAL =
      " where owner = ? and pack = ? and version = ? and since = ?";

  private final Database database;

  public SqlTallyStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Line line, String version, long since, Tally more) {
    database.change(
        handle -> {
          handle.execute(
              """
              insert into trial_tallies
                (owner, pack, version, since, judged, same_band, same_score, failed, skipped)
              values (?, ?, ?, ?, 0, 0, 0, 0, 0) on conflict do nothing
              """,
              line.owner(),
              line.pack(),
              version,
              since);
          return handle.execute(
              """
              update trial_tallies set judged = judged + ?, same_band = same_band + ?,
                same_score = same_score + ?, failed = failed + ?, skipped = skipped + ?
              """
                  + OF_TRIAL,
              more.judged(),
              more.sameBand(),
              more.sameScore(),
              more.failed(),
              more.skipped(),
              line.owner(),
              line.pack(),
              version,
              since);
        });
  }

  @Override
  public Tally tally(Line line, String version, long since) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from trial_tallies" + OF_TRIAL,
                        line.owner(),
                        line.pack(),
                        version,
                        since)
                    .map(
                        (row, context) ->
                            new Tally(
                                row.getLong("judged"),
                                row.getLong("same_band"),
                                row.getLong("same_score"),
                                row.getLong("failed"),
                                row.getLong("skipped")))
                    .findOne()
                    .orElse(Tally.NONE));
  }
}
