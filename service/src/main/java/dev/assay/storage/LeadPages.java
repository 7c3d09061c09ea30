package dev.assay.storage;

import dev.assay.leads.LeadStore.Page;
import dev.assay.leads.LeadStore.Place;
import dev.assay.leads.StoredLead;
import dev.assay.rules.Scorecard;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Leads a page at a time, each page by one index however many there are. */
record LeadPages(Handle handle) {
  /** A lead and its override. */
  static final String SELECT =
      """
      select l.*, o.pack as o_pack, o.score as o_score, o.reason as o_reason, o.key_id as o_key_id, o.who as o_who,
        o.created_on as o_created_on, o.expires_on as o_expires_on
      from leads l left join lead_overrides o on o.override_id = l.override_id
      """;

  private static final int NO_SCORE = -1;

  /** Those without a score come last, whichever way the others are sorted. */
  List<StoredLead> leads(Page page) {
    Place after = page.after();
    if (!page.ascending()) {
      return leads(page, after, page.limit(), false);
    }
    boolean scoredAreDone = after != null && after.rank() == NO_SCORE;
    List<StoredLead> found =
        scoredAreDone
            ? new ArrayList<>()
            : new ArrayList<>(leads(page, after, page.limit(), false));
    if (found.size() < page.limit() && page.least() == null) {
      int rest = page.limit() - found.size();
      found.addAll(leads(page, scoredAreDone ? after : null, rest, true));
    }
    return found;
  }

  private List<StoredLead> leads(Page page, @Nullable Place after, int limit, boolean unscored) {
    return bound(sql(page, after, unscored), page, after, limit)
        .map((row, context) -> LeadRow.read(row))
        .list();
  }

  /**
   * The statement for a page.
   *
   * @param unscored whether it is about leads without a score; those with one come before
   */
  static String sql(Page page, @Nullable Place after, boolean unscored) {
    StringBuilder sql = new StringBuilder(SELECT).append("where l.tenant_id = :tenant");
    if (isWithoutBand(page)) {
      sql.append(" and l.score_band is null and l.score_updated_on is not null");
    } else if (page.band() != null) {
      sql.append(" and l.score_band = :band");
    }
    sql.append(page.status() == null ? "" : " and l.status = :status");
    sql.append(page.owner() == null ? "" : " and l.owner = :owner");
    sql.append(page.least() == null ? "" : " and l.score_rank >= :least");
    if (page.ascending()) {
      sql.append(unscored ? " and l.score_rank = -1" : " and l.score_rank >= 0");
    }
    if (after != null) {
      sql.append(" and (l.score_rank, l.lead_id) ").append(page.ascending() ? ">" : "<");
      sql.append(" (:rank, :lead)");
    }
    return sql.append(" and l.payload is not null order by ")
        .append(order(page))
        .append(" limit :limit")
        .toString();
  }

  /**
   * All columns of an index, those that are given too: else H2 sorts all there is for each page.
   */
  private static String order(Page page) {
    List<String> columns = new ArrayList<>(List.of("l.tenant_id"));
    if (page.band() != null) {
      columns.add("l.score_band");
    }
    if (page.status() != null) {
      columns.add("l.status");
    }
    if (page.owner() != null) {
      columns.add("l.owner");
    }
    columns.addAll(List.of("l.score_rank", "l.lead_id"));
    String way = page.ascending() ? " asc" : " desc";
    return String.join(way + ", ", columns) + way;
  }

  /** Whether it is about leads of which too little was known when they were judged. */
  private static boolean isWithoutBand(Page page) {
    return Scorecard.INSUFFICIENT_DATA.equals(page.band());
  }

  /** A statement for a page with what it asks for. */
  Query bound(String sql, Page page, @Nullable Place after, int limit) {
    Query query = handle.createQuery(sql).bind("tenant", page.tenantId()).bind("limit", limit);
    if (page.band() != null && !isWithoutBand(page)) {
      query.bind("band", page.band());
    }
    if (page.status() != null) {
      query.bind("status", page.status());
    }
    if (page.owner() != null) {
      query.bind("owner", page.owner());
    }
    if (page.least() != null) {
      query.bind("least", page.least());
    }
    if (after != null) {
      query.bind("rank", after.rank()).bind("lead", after.lead());
    }
    return query;
  }
}
