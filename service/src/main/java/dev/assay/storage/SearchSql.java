package dev.assay.storage;

import dev.assay.decisionlog.Criteria;
import dev.assay.decisionlog.Search;
import dev.assay.keys.Lookup;
import dev.assay.rules.Scorecard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A search in SQL. Both databases walk an index in the order of the page, since every condition but
 * those on flags and bands bounds it.
 */
final class SearchSql {
  private static final String ORDER =
      " order by tenant_id, as_of desc, decision_id desc limit :limit";

  /** What the record of a decision says for which there was nothing to go by. */
  static final String NOTHING = "%\"factors\":[],%\"waterfall\":[{\"points\":0,\"row\":%";

  /** Rather two short walks along indexes than a long one along all decisions. */
  private static final String FURTHER =
      """
      decision_id in (
        select d.decision_id from decisions d where d.%1$s_lookup = any(:%1$s)
        union select f.decision_id from further_lookups f where f.lookup = any(:%1$s))
      """;

  private final boolean further;
  private final StringBuilder where = new StringBuilder("where tenant_id = :tenant");
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, List<String>> hashes = new LinkedHashMap<>();

  private SearchSql(boolean further) {
    this.further = further;
  }

  /**
   * The search.
   *
   * @param further whether any of the hashes is that of a second address or number
   */
  static SearchSql of(Search search, Map<Lookup, List<String>> hashes, boolean further) {
    SearchSql sql = new SearchSql(further);
    sql.values.put("tenant", search.tenantId());
    hashes.forEach(sql::about);
    sql.meeting(search.criteria());
    sql.within(search.within());
    Search.Place after = search.after();
    if (after != null) {
      sql.and("as_of <= :last", "last", Times.toSql(after.asOf()));
      sql.and("(as_of < :last or decision_id < :last_id)", "last_id", after.id());
    }
    return sql;
  }

  String where() {
    return conditions() + ORDER;
  }

  /** The same for all pages at once. */
  String conditions() {
    return where.toString();
  }

  Query bind(Query query) {
    query.bindMap(values);
    hashes.forEach((name, all) -> query.bindArray(name, String.class, all));
    return query;
  }

  private void about(Lookup by, List<String> any) {
    where
        .append(" and ")
        .append(
            switch (by) {
              case EMAIL -> named("email");
              case PHONE -> named("phone");
              case LEAD_ID ->
                  "lead in (select k.lead from lead_keys k where k.lookup = any(:lead))";
            });
    hashes.put(
        switch (by) {
          case EMAIL -> "email";
          case PHONE -> "phone";
          case LEAD_ID -> "lead";
        },
        any);
  }

  private String named(String by) {
    return (further ? FURTHER : "%1$s_lookup = any(:%1$s)").formatted(by);
  }

  private void meeting(Criteria criteria) {
    and(":flag = any(flags)", "flag", criteria.flag());
    band(criteria.band());
    and("pack = :pack", "pack", criteria.pack());
    and("pack_version = :version", "version", criteria.version());
    and("as_of >= :from", "from", Times.toSql(criteria.from()));
    and("as_of < :to", "to", Times.toSql(criteria.to()));
  }

  /** As an expression that tempts neither database to walk the logs in place of the page. */
  private void within(@Nullable SortedMap<UUID, Long> heads) {
    if (heads == null) {
      return;
    }
    where.append(" and case");
    for (Map.Entry<UUID, Long> head : heads.entrySet()) {
      int next = values.size();
      where.append(" when node_id = :node%1$d then leaf_index < :size%1$d".formatted(next));
      values.put("node" + next, head.getKey());
      values.put("size" + next, head.getValue());
    }
    where.append(heads.isEmpty() ? " when true then false end" : " else false end");
  }

  /** A score that nothing was known for is in a band by its number only, which says nothing. */
  private void band(@Nullable String band) {
    if (Scorecard.INSUFFICIENT_DATA.equals(band)) {
      and("cardinality(flags) = 0 and record like :nothing", "nothing", NOTHING);
    } else if (band != null) {
      and("band = :band", "band", band);
      and("(cardinality(flags) > 0 or record not like :nothing)", "nothing", NOTHING);
    }
  }

  private void and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      values.put(name, value);
    }
  }
}
