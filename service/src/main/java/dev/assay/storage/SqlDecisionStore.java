package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.DecisionStore;
import dev.assay.decisionlog.DestroyedKey;
import dev.assay.decisionlog.DuplicateDecisionException;
import dev.assay.decisionlog.Erased;
import dev.assay.decisionlog.Found;
import dev.assay.decisionlog.LogEntry;
import dev.assay.decisionlog.SealedDecision;
import dev.assay.decisionlog.Search;
import dev.assay.decisionlog.TreeHead;
import dev.assay.decisionlog.UnwritableDecisionException;
import dev.assay.keys.Lookup;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The logs of all nodes in SQL. */
public final class SqlDecisionStore implements DecisionStore {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String HEADS =
      "select size, root, peaks, committed_on from tree_heads where node_id = ? order by ";

  static final String NEWEST_HEAD = HEADS + "node_id desc, size desc limit 1";
  private static final String ONE = DecisionRow.SELECT + "where tenant_id = ? and decision_id = ?";
  static final String LEAVES =
      DecisionRow.SELECT
          + "where node_id = ? and leaf_index >= ? order by node_id, leaf_index limit ?";

  private final Database database;
  private final Consumer<List<LogEntry>> appended;

  public SqlDecisionStore(Database database) {
    this(database, group -> {});
  }

  /**
   * The logs in a database.
   *
   * @param appended told of each group once it is committed
   */
  public SqlDecisionStore(Database database, Consumer<List<LogEntry>> appended) {
    this.database = database;
    this.appended = appended;
  }

  @Override
  public void claim(UUID nodeId, UUID writer, Instant at) {
    database.change(
        handle -> {
          int changed =
              handle.execute(
                  "update nodes set writer = ?, claimed_on = ? where node_id = ?",
                  writer,
                  Times.toSql(at),
                  nodeId);
          return changed > 0
              ? changed
              : handle.execute(
                  "insert into nodes (node_id, writer, claimed_on) values (?, ?, ?)",
                  nodeId,
                  writer,
                  Times.toSql(at));
        });
  }

  @Override
  public Optional<TreeHead> head(UUID nodeId) {
    return heads(NEWEST_HEAD, nodeId).stream().findFirst();
  }

  @Override
  public List<TreeHead> heads(UUID nodeId) {
    return heads(HEADS + "node_id, size", nodeId);
  }

  private List<TreeHead> heads(String sql, UUID nodeId) {
    return database
        .jdbi()
        .withHandle(handle -> handle.select(sql, nodeId).map((row, context) -> head(row)).list());
  }

  private static TreeHead head(ResultSet row) throws SQLException {
    return new TreeHead(
        row.getLong("size"),
        Bytes.of(row.getBytes("root")),
        Bytes.of(row.getBytes("peaks")),
        Times.get(row, "committed_on"));
  }

  @Override
  public void append(UUID writer, List<LogEntry> group, TreeHead head) {
    UUID nodeId = group.get(0).nodeId();
    try (Turns.Turn turn = database.turn();
        Connection connection = database.begin()) {
      try {
        LogRows rows = new LogRows(connection);
        rows.checkClaim(nodeId, writer);
        // Erasures wait for the row that is held by now: what is there now stays there.
        new LivingKeys(connection).require(group);
        rows.add(group);
        new FurtherLookups(connection).addDecisions(group);
        rows.add(nodeId, head, group);
        database.commit(connection, turn);
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
      appended.accept(group);
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw new DuplicateDecisionException(new StorageException(e));
      }
      if (isAboutValues(e)) {
        throw new UnwritableDecisionException(new StorageException(e));
      }
      throw new StorageException(e);
    }
  }

  /** Whether it is the values that the database will not take: classes 22 and 23. */
  private static boolean isAboutValues(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  @Override
  public Set<UUID> recorded(List<SealedDecision> decisions) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select decision_id from decisions
                        where (tenant_id, decision_id) in (<decisions>)
                        """)
                    .bindMethodsList(
                        "decisions",
                        decisions.stream().map(SealedDecision::record).toList(),
                        List.of("tenantId", "id"))
                    .mapTo(UUID.class)
                    .set());
  }

  @Override
  public Optional<LogEntry> find(UUID tenantId, UUID decisionId) {
    return select(ONE, tenantId, decisionId).stream().findFirst();
  }

  @Override
  public List<Found<LogEntry>> search(Search search, Map<Lookup, List<String>> hashes) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              SearchSql sql = SearchSql.of(search, hashes, anyFurther(handle, hashes));
              return sql.bind(handle.createQuery(DecisionRow.FIND + sql.where()))
                  .bind("limit", search.limit())
                  .map((row, context) -> DecisionRow.find(row))
                  .list();
            });
  }

  private static boolean anyFurther(Handle handle, Map<Lookup, List<String>> hashes) {
    return !hashes.isEmpty()
        && handle
            .createQuery("select 1 from further_lookups where lookup = any(:hashes) limit 1")
            .bindArray(
                "hashes", String.class, hashes.values().stream().flatMap(List::stream).toArray())
            .mapTo(int.class)
            .findFirst()
            .isPresent();
  }

  @Override
  public List<UUID> nodes() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select node_id from nodes order by claimed_on, node_id")
                    .mapTo(UUID.class)
                    .list());
  }

  @Override
  public List<LogEntry> read(UUID nodeId, long fromIndex, int limit) {
    return select(LEAVES, nodeId, fromIndex, limit);
  }

  private List<LogEntry> select(String sql, Object... parameters) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.select(sql, parameters).map((row, context) -> DecisionRow.get(row)).list());
  }

  @Override
  public Erased erase(
      UUID tenantId,
      Lookup by,
      List<String> hashes,
      Instant at,
      Function<Erased, AuditEntry> told) {
    return erase(
        erasure -> {
          erasure.forgetAnswers(tenantId); // also of whom nothing else is known
          return new HeldKeys(erasure)
              .require(tenantId, erasure.keysOf(tenantId, by, hashes, at), hashes);
        },
        told);
  }

  @Override
  public Erased erase(UUID tenantId, List<DestroyedKey> keys, Function<Erased, AuditEntry> told) {
    return erase(erasure -> new HeldKeys(erasure).require(tenantId, keys, List.of()), told);
  }

  @Override
  public Erased erase(List<DestroyedKey> keys, Function<Erased, AuditEntry> told) {
    return erase(erasure -> keys, told);
  }

  @Override
  public Erased erase(List<DestroyedKey> keys) {
    return erase(erasure -> keys, null);
  }

  private Erased erase(
      Function<Erasure, List<DestroyedKey>> found, @Nullable Function<Erased, AuditEntry> told) {
    Set<Bytes> wrapped = new HashSet<>();
    Erased erased =
        database.change(
            handle -> {
              Erasure erasure = new Erasure(handle, wrapped);
              Erased destroyed = erasure.destroy(found.apply(erasure));
              erasure.note(destroyed.keys());
              if (told != null) {
                SqlAuditStore.insert(handle, told.apply(destroyed));
              }
              return destroyed;
            });
    database.wipe(wrapped);
    return erased;
  }

  @Override
  public List<DestroyedKey> destroyedKeys() {
    return database.jdbi().withHandle(Erasure::destroyed);
  }
}
