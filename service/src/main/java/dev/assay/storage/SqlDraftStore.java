package dev.assay.storage;

import dev.assay.drafts.Condition;
import dev.assay.drafts.Content;
import dev.assay.drafts.Draft;
import dev.assay.drafts.DraftStore;
import dev.assay.drafts.GateRecord;
import dev.assay.drafts.Step;
import dev.assay.packs.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Drafts in SQL. Who changes one holds its row until that is committed. */
public final class SqlDraftStore implements DraftStore {
  private final Database database;

  public SqlDraftStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Draft draft, Map<String, String> files, Step step) {
    database.change(
        handle -> {
          DraftRow.insert(handle, draft);
          addFiles(handle, draft.id(), files);
          return addStep(handle, draft.id(), step);
        });
  }

  @Override
  public List<Draft> drafts(Line line) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from drafts where owner = ? and pack = ?"
                            + " order by changed_on desc, draft_id",
                        line.owner(),
                        line.pack())
                    .map((row, context) -> DraftRow.read(row))
                    .list());
  }

  @Override
  public List<Draft> drafts(UUID owner) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from drafts where owner = ? order by changed_on desc, draft_id",
                        owner)
                    .map((row, context) -> DraftRow.read(row))
                    .list());
  }

  @Override
  public Optional<Draft> find(Line line, UUID id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from drafts where draft_id = ? and owner = ? and pack = ?",
                        id,
                        line.owner(),
                        line.pack())
                    .map((row, context) -> DraftRow.read(row))
                    .findOne());
  }

  @Override
  public SortedMap<String, String> files(UUID id) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              SortedMap<String, String> files = new TreeMap<>();
              handle
                  .select("select path, text from draft_files where draft_id = ?", id)
                  .map((row, context) -> Map.entry(row.getString("path"), row.getString("text")))
                  .forEach(file -> files.put(file.getKey(), file.getValue()));
              return files;
            });
  }

  @Override
  public boolean edit(UUID id, String path, @Nullable String text, Condition condition, Step step) {
    return database.change(
        handle -> {
          Draft draft = hold(handle, id);
          if (draft == null || !condition.holds(tag(handle, id, path))) {
            return false;
          }
          handle.execute("delete from draft_files where draft_id = ? and path = ?", id, path);
          if (text != null) {
            addFiles(handle, id, Map.of(path, text));
          }
          takeBack(handle, id, step);
          return true;
        });
  }

  @Override
  public boolean replace(UUID id, long revision, Map<String, String> files, Step step) {
    return database.change(
        handle -> {
          Draft draft = hold(handle, id);
          if (draft == null || draft.revision() != revision) {
            return false;
          }
          handle.execute("delete from draft_files where draft_id = ?", id);
          addFiles(handle, id, files);
          takeBack(handle, id, step);
          return true;
        });
  }

  @Override
  public boolean advance(Draft next, Step step) {
    return database.change(
        handle -> {
          Draft draft = hold(handle, next.id());
          if (draft == null || draft.revision() != next.revision() - 1) {
            return false;
          }
          DraftRow.update(handle, next);
          addStep(handle, next.id(), step);
          return true;
        });
  }

  @Override
  public boolean remove(UUID id, long revision) {
    return database.change(
        handle -> {
          Draft draft = hold(handle, id);
          if (draft == null || draft.revision() != revision) {
            return false;
          }
          for (String table : List.of("draft_files", "draft_steps", "draft_gates", "drafts")) {
            handle.execute("delete from " + table + " where draft_id = ?", id);
          }
          return true;
        });
  }

  @Override
  public List<Step> steps(UUID id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select * from draft_steps where draft_id = ? order by number", id)
                    .map((row, context) -> DraftRow.step(row))
                    .list());
  }

  @Override
  public void add(UUID id, GateRecord gate) {
    database.change(
        handle ->
            handle.execute(
                """
                insert into draft_gates
                  (draft_id, number, pack_hash, cases_hash, checked_on, passed, within_drift, report)
                select ?, count(*) + 1, ?, ?, ?, ?, ?, ? from draft_gates where draft_id = ?
                """,
                id,
                gate.packHash(),
                gate.casesHash(),
                Times.toSql(gate.checkedOn()),
                gate.passed(),
                gate.withinDrift(),
                gate.report(),
                id));
  }

  @Override
  public Optional<GateRecord> gate(UUID id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from draft_gates where draft_id = ? order by number desc limit 1",
                        id)
                    .map((row, context) -> DraftRow.gate(row))
                    .findOne());
  }

  /** The draft, which nobody else can change now; null where it is gone or published. */
  private static @Nullable Draft hold(Handle handle, UUID id) {
    return handle
        .select("select * from drafts where draft_id = ? and published_on is null for update", id)
        .map((row, context) -> DraftRow.read(row))
        .findOne()
        .orElse(null);
  }

  private static @Nullable String tag(Handle handle, UUID id, String path) {
    return handle
        .select("select text from draft_files where draft_id = ? and path = ?", id, path)
        .mapTo(String.class)
        .findOne()
        .map(Content::tag)
        .orElse(null);
  }

  /** Takes back what was submitted, since the text is another now. */
  private static void takeBack(Handle handle, UUID id, Step step) {
    handle.execute(
        """
        update drafts set revision = revision + 1, changed_on = ?, version = null, note = null,
          pack_hash = null, cases_hash = null, submitted_key = null, submitted_by = null,
          submitted_on = null, approved_key = null, approved_by = null, approved_on = null,
          drift_accepted = null
        where draft_id = ?
        """,
        Times.toSql(step.at()),
        id);
    addStep(handle, id, step);
  }

  private static void addFiles(Handle handle, UUID id, Map<String, String> files) {
    if (files.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch("insert into draft_files (draft_id, path, text) values (?, ?, ?)")) {
      new TreeMap<>(files).forEach((path, text) -> batch.add(id, path, text));
      batch.execute();
    }
  }

  private static int addStep(Handle handle, UUID id, Step step) {
    return handle.execute(
        """
        insert into draft_steps (draft_id, number, kind, key_id, who, made_on, detail)
        select ?, count(*) + 1, ?, ?, ?, ?, ? from draft_steps where draft_id = ?
        """,
        id,
        step.kind().json(),
        step.who().keyId(),
        step.who().name(),
        Times.toSql(step.at()),
        step.detail(),
        id);
  }
}
