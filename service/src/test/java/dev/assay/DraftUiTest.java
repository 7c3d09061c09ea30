package dev.assay;

import dev.assay.tenants.Role;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads packs and edits drafts in a real browser, as two analysts of one tenant. */
@ExtendWith(UiExtension.class)
final class DraftUiTest {
  private static final Map<String, Set<Role>> PEOPLE =
      Map.of(
          "ana", Set.of(Role.INTEGRATOR, Role.ANALYST),
          "cleo", Set.of(Role.ANALYST),
          "ben", Set.of(Role.APPROVER));

  private final UiNode node;

  DraftUiTest(UiNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @ValueSource(strings = {"packs", "draft", "tables", "stale"})
  void page_doesItsMainTask(String page) throws IOException, InterruptedException {
    node.run(page, UiNode.keys(node.app(), PEOPLE));
  }
}
