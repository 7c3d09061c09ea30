package dev.assay.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A table as the database itself describes it. */
record Table(String name, List<Column> columns) {
  private static final String COLUMNS =
      """
      select c.table_name, c.column_name, lower(c.data_type)
      from information_schema.columns c join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema = current_schema and t.table_type = 'BASE TABLE'
        and c.table_name <> 'flyway_schema_history'
      order by c.table_name, c.ordinal_position
      """;

  private static final String REFERENCES =
      """
      select child.table_name, parent.table_name
      from information_schema.referential_constraints r
      join information_schema.table_constraints child
        on child.constraint_schema = r.constraint_schema
          and child.constraint_name = r.constraint_name
      join information_schema.table_constraints parent
        on parent.constraint_schema = r.unique_constraint_schema
          and parent.constraint_name = r.unique_constraint_name
      where r.constraint_schema = current_schema and child.table_name <> parent.table_name
      """;

  /** A column of a table. */
  record Column(String name, Kind kind) {}

  Table {
    columns = List.copyOf(columns);
  }

  /** All tables, each after those that it refers to. */
  static List<Table> all(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Map<String, List<Column>> columns = new LinkedHashMap<>();
      try (ResultSet rows = statement.executeQuery(COLUMNS)) {
        while (rows.next()) {
          columns
              .computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
              .add(new Column(rows.getString(2), Kind.of(rows.getString(3))));
        }
      }
      Map<String, Set<String>> parents = new HashMap<>();
      try (ResultSet rows = statement.executeQuery(REFERENCES)) {
        while (rows.next()) {
          parents.computeIfAbsent(rows.getString(1), t -> new HashSet<>()).add(rows.getString(2));
        }
      }
      List<Table> tables = new ArrayList<>();
      columns.forEach((name, of) -> tables.add(new Table(name, of)));
      return ordered(tables, parents);
    }
  }

  private static List<Table> ordered(List<Table> tables, Map<String, Set<String>> parents) {
    Map<String, Table> left = new LinkedHashMap<>();
    tables.forEach(table -> left.put(table.name, table));
    List<Table> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Table next =
          left.values().stream()
              .filter(
                  table -> left.keySet().stream().noneMatch(parentsOf(table, parents)::contains))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("tables refer to each other: " + left.keySet()));
      ordered.add(next);
      left.remove(next.name);
    }
    return ordered;
  }

  private static Set<String> parentsOf(Table table, Map<String, Set<String>> parents) {
    return parents.getOrDefault(table.name, Set.of());
  }

  String select() {
    return "select " + names() + " from " + name;
  }

  String insert() {
    String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    return "insert into " + name + " (" + names() + ") values (" + values + ")";
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
