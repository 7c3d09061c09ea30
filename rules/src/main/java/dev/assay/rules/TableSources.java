package dev.assay.rules;

import dev.assay.rules.guard.Fault;
import dev.assay.rules.guard.Source;
import dev.assay.rules.guard.Vocabulary;
import dev.assay.rules.tables.Table;
import dev.assay.rules.tables.TableReader;
import dev.assay.rules.tables.TableRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The decision tables of a pack as rules; each table sets factors of one stratum. */
final class TableSources {
  private final PackManifest manifest;
  private final Vocabulary vocabulary;
  private final SortedMap<String, Table> tables = new TreeMap<>();

  TableSources(PackManifest manifest, Vocabulary vocabulary) {
    this.manifest = manifest;
    this.vocabulary = vocabulary;
  }

  /** The tables by path. */
  SortedMap<String, Table> tables() {
    return tables;
  }

  /** Rules that say what the tables say, each on the line of its row. */
  List<Source> read(PackSource source, List<Problem> problems) {
    List<Source> sources = new ArrayList<>();
    for (Map.Entry<String, String> file : source.files().entrySet()) {
      String path = file.getKey();
      if (path.endsWith(".csv")) {
        int before = problems.size();
        String name = path.substring(path.indexOf('/') + 1, path.length() - ".csv".length());
        Table table =
            TableReader.read(
                name, file.getValue(), vocabulary, fault -> problems.add(Problem.in(path, fault)));
        tables.put(path, table);
        Optional<Stratum> stratum = stratum(path, table, problems);
        if (stratum.isPresent() && problems.size() == before) {
          String rules = TableRules.of(table, stratum.get().kind().mark());
          sources.add(new Source(path, stratum.get().folder(), rules));
        }
      }
    }
    return sources;
  }

  private Optional<Stratum> stratum(String path, Table table, List<Problem> problems) {
    Stratum stratum = null;
    for (Table.Row row : table.rows()) {
      Optional<FactorSpec> factor = manifest.factor(row.factor());
      if (factor.isEmpty()) {
        String message = "pack.yaml declares no factor '" + row.factor() + "'";
        problems.add(Problem.in(path, new Fault(row.line(), 1, "undeclared", message)));
        continue;
      }
      boolean valued = factor.get().kind() == FactorKind.FACTOR;
      if (stratum != null && stratum != factor.get().stratum()) {
        String message = "a table sets factors of one folder; '" + row.factor() + "' is of another";
        problems.add(Problem.in(path, new Fault(row.line(), 1, "wrong_stratum", message)));
      } else if (valued != row.value().isPresent()) {
        String message = valued ? "the row needs a value from 0 to 1" : "a flag has no value";
        problems.add(Problem.in(path, new Fault(row.line(), 1, "bad_table", message)));
      }
      stratum = factor.get().stratum();
    }
    return Optional.ofNullable(stratum);
  }
}
