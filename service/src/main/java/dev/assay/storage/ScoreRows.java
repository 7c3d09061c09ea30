package dev.assay.storage;

import dev.assay.leads.FactorRow;
import dev.assay.leads.LeadStore;
import dev.assay.leads.PastScore;
import dev.assay.leads.PastTotal;
import dev.assay.leads.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** A lead's scores over time, and what each was made of, within one transaction. */
record ScoreRows(Database database, Handle handle) {
  /** By the index of the factors, newest first. */
  static final String FACTORS =
      """
      select * from lead_score_factors
      where tenant_id = ? and lead_id = ? and created_on >= ? and created_on <= ?
      order by tenant_id, lead_id, created_on desc
      """;

  void insert(LeadStore.Scored scored) {
    Snapshot snapshot = scored.snapshot();
    UUID tenantId = scored.of().tenantId();
    UUID lead = scored.of().id();
    handle.execute(
        """
        insert into lead_scores
          (tenant_id, lead_id, created_on, decision_id, cause, score_total, score_computed,
          score_band, score_version, override_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        tenantId,
        lead,
        Times.toSql(snapshot.updatedOn()),
        snapshot.decisionId(),
        scored.cause(),
        snapshot.total(),
        snapshot.computed(),
        snapshot.band(),
        snapshot.version(),
        snapshot.overrideId());
    if (scored.factors().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into lead_score_factors
              (tenant_id, lead_id, model_version, factor_key, factor_category, points, details,
              created_on)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """);
    for (FactorRow row : scored.factors()) {
      batch.add(
          tenantId,
          lead,
          snapshot.version(),
          row.key(),
          row.category(),
          row.points(),
          database.json(row.details()),
          Times.toSql(snapshot.updatedOn()));
    }
    batch.execute();
  }

  List<PastScore> history(UUID tenantId, UUID lead, @Nullable Instant before, int limit) {
    List<PastScore> scores =
        handle
            .createQuery(
                "select * from lead_scores where tenant_id = :tenant and lead_id = :lead"
                    + (before == null ? "" : " and created_on < :before")
                    + " order by tenant_id desc, lead_id desc, created_on desc limit :limit")
            .bind("tenant", tenantId)
            .bind("lead", lead)
            .bind("limit", limit)
            .bindMap(before == null ? Map.of() : Map.of("before", before.atOffset(ZoneOffset.UTC)))
            .map((row, context) -> score(row))
            .list();
    if (scores.isEmpty()) {
      return scores;
    }
    Map<Instant, List<FactorRow>> factors = new HashMap<>();
    handle
        .select(
            FACTORS,
            tenantId,
            lead,
            Times.toSql(scores.get(scores.size() - 1).at()),
            Times.toSql(scores.get(0).at()))
        .map((row, context) -> Map.entry(Times.get(row, "created_on"), factor(row)))
        .forEach(
            factor ->
                factors
                    .computeIfAbsent(factor.getKey(), at -> new ArrayList<>())
                    .add(factor.getValue()));
    return scores.stream().map(score -> with(score, factors.get(score.at()))).toList();
  }

  List<PastTotal> totals(UUID tenantId, List<UUID> leads, Instant since) {
    return handle
        .createQuery(
            """
            select lead_id, created_on, score_total from lead_scores
            where tenant_id = :tenant and lead_id = any(:leads) and created_on >= :since
            order by created_on
            """)
        .bind("tenant", tenantId)
        .bindArray("leads", UUID.class, leads)
        .bind("since", Times.toSql(since))
        .map(
            (row, context) ->
                new PastTotal(
                    row.getObject("lead_id", UUID.class),
                    Times.get(row, "created_on"),
                    row.getObject("score_total", Integer.class)))
        .list();
  }

  private static PastScore score(ResultSet row) throws SQLException {
    return new PastScore(
        Times.get(row, "created_on"),
        row.getObject("decision_id", UUID.class),
        row.getString("cause"),
        row.getObject("score_total", Integer.class),
        row.getObject("score_computed", Integer.class),
        row.getString("score_band"),
        row.getString("score_version"),
        row.getObject("override_id", UUID.class),
        List.of());
  }

  private static PastScore with(PastScore score, @Nullable List<FactorRow> factors) {
    return new PastScore(
        score.at(),
        score.decisionId(),
        score.cause(),
        score.total(),
        score.computed(),
        score.band(),
        score.version(),
        score.overrideId(),
        factors == null ? List.of() : factors);
  }

  private static FactorRow factor(ResultSet row) throws SQLException {
    return new FactorRow(
        row.getString("factor_key"),
        row.getString("factor_category"),
        row.getInt("points"),
        row.getString("details"));
  }
}
