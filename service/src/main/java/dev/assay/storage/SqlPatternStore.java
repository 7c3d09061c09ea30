package dev.assay.storage;

import dev.assay.clients.Profile;
import dev.assay.clients.ProfileJson;
import dev.assay.learning.Pattern;
import dev.assay.learning.PatternJson;
import dev.assay.learning.PatternStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What clients' outcomes say, in SQL. */
public final class SqlPatternStore implements PatternStore {
  private static final String CHANGED =
      """
      select c.tenant_id, c.client_id, c.outcomes from clients c
      left join patterns p on p.client_id = c.client_id
      where c.outcomes > coalesce(p.outcomes, 0)
      """;

  private final Database database;

  public SqlPatternStore(Database database) {
    this.database = database;
  }

  @Override
  public void rebase(Function<UUID, @Nullable String> basis) {
    Map<UUID, String> before = new LinkedHashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .select(
                        """
                        select r.tenant_id, coalesce(b.basis, '') as basis from client_revisions r
                        left join learning_bases b on b.tenant_id = r.tenant_id order by r.tenant_id
                        """)
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getObject("tenant_id", UUID.class), row.getString("basis")))
                    .forEach(each -> before.put(each.getKey(), each.getValue())));
    before.forEach(
        (tenantId, known) -> {
          String now = basis.apply(tenantId);
          if (now != null && !now.equals(known)) {
            rebase(tenantId, now);
          }
        });
  }

  private void rebase(UUID tenantId, String basis) {
    database.change(
        handle -> {
          handle.execute(
              "insert into learning_bases (tenant_id, basis) values (?, '') on conflict do nothing",
              tenantId);
          handle.execute(
              "update learning_bases set basis = ? where tenant_id = ?", basis, tenantId);
          return handle.execute(
              "update clients set outcomes = outcomes + 1 where tenant_id = ?", tenantId);
        });
  }

  @Override
  public long learned() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select coalesce(sum(outcomes), 0) from patterns")
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public List<Name> after(UUID clientId, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select tenant_id, client_id from clients where client_id > ?
                        order by client_id limit ?
                        """,
                        clientId,
                        limit)
                    .map(
                        (row, context) ->
                            new Name(
                                row.getObject("tenant_id", UUID.class),
                                row.getObject("client_id", UUID.class)))
                    .list());
  }

  @Override
  public List<Changed> changed(int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        CHANGED
                            + "order by c.outcomes - coalesce(p.outcomes, 0) desc, c.client_id limit ?",
                        limit)
                    .map((row, context) -> changed(row))
                    .list());
  }

  @Override
  public Optional<Changed> changed(UUID tenantId, UUID clientId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(CHANGED + "and c.tenant_id = ? and c.client_id = ?", tenantId, clientId)
                    .map((row, context) -> changed(row))
                    .findOne());
  }

  private static Changed changed(ResultSet row) throws SQLException {
    return new Changed(
        row.getObject("tenant_id", UUID.class),
        row.getObject("client_id", UUID.class),
        row.getLong("outcomes"));
  }

  /** A client that was erased meanwhile has no pattern. */
  @Override
  public void save(Changed changed, @Nullable Pattern pattern, Profile seen) {
    String text = pattern == null ? "" : PatternJson.text(pattern);
    database.change(
        handle -> {
          handle.execute(
              """
              insert into patterns (client_id, tenant_id, outcomes, pattern)
              select client_id, tenant_id, 0, '' from clients where tenant_id = ? and client_id = ?
              on conflict do nothing
              """,
              changed.tenantId(),
              changed.clientId());
          handle.execute(
              "update patterns set outcomes = ?, pattern = ? where client_id = ? and outcomes <= ?",
              changed.outcomes(),
              text,
              changed.clientId(),
              changed.outcomes());
          int told =
              handle.execute(
                  "update clients set seen = ? where client_id = ? and seen <> ?",
                  ProfileJson.text(seen),
                  changed.clientId(),
                  ProfileJson.text(seen));
          if (told > 0) {
            SqlClientStore.raise(handle, changed.tenantId());
          }
          return told;
        });
  }

  @Override
  public List<Known> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        select c.tenant_id, c.client_id, c.given, c.seen, p.pattern from patterns p
                        join clients c on c.client_id = p.client_id
                        where p.pattern <> '' order by c.client_id
                        """)
                    .map((row, context) -> known(row))
                    .list());
  }

  private static Known known(ResultSet row) throws SQLException {
    Profile given = ProfileJson.read(row.getString("given"));
    return new Known(
        row.getObject("tenant_id", UUID.class),
        row.getObject("client_id", UUID.class),
        given.orElse(ProfileJson.read(row.getString("seen"))),
        PatternJson.read(row.getString("pattern")));
  }
}
