package dev.assay.storage;

import dev.assay.workflow.Act;
import dev.assay.workflow.ActKind;
import dev.assay.workflow.CourseStore;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What was done with leads, in SQL. */
public final class SqlCourseStore implements CourseStore {
  private final Database database;

  public SqlCourseStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Act> done(UUID lead, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select * from lead_acts where lead_id = ?
                        order by crossing desc, done_on desc, act limit ?
                        """,
                        lead,
                        limit)
                    .map(
                        (row, context) ->
                            new Act(
                                ActKind.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                                row.getLong("crossing"),
                                Times.get(row, "done_on"),
                                row.getObject("decision_id", UUID.class)))
                    .list());
  }
}
