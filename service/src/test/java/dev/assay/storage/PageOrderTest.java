package dev.assay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page of a long list is read by an index that has its order: H2 sorts all there is for each page
 * where the order leaves out the first columns of the index, even those that are given.
 */
final class PageOrderTest {
  private static final List<String> PAGES =
      List.of(
          SqlDecisionStore.LEAVES,
          SqlDecisionStore.NEWEST_HEAD,
          SqlBatchStore.WAITING,
          SqlBatchStore.RESULTS,
          ScoreRows.FACTORS);

  @Test
  void pages_onH2_areInTheOrderOfAnIndex(@TempDir Path folder) {
    try (Database database = Database.embedded(new DataFolder(folder))) {
      for (String page : PAGES) {
        String plan =
            database
                .jdbi()
                .withHandle(
                    handle ->
                        handle
                            .select("explain " + page, arguments(page))
                            .mapTo(String.class)
                            .one());

        assertThat(plan).contains("/* index sorted */");
      }
    }
  }

  /** Something of every kind that can be read as what is asked for. */
  private static Object[] arguments(String sql) {
    return sql.chars().filter(c -> c == '?').mapToObj(c -> (Object) null).toArray();
  }
}
