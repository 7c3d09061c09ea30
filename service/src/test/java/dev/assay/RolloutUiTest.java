package dev.assay;

import dev.assay.tenants.Role;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes drafts to live and back in a real browser, as two people of one tenant. */
@ExtendWith(UiExtension.class)
final class RolloutUiTest {
  private static final Map<String, Set<Role>> PEOPLE =
      Map.of(
          "ana", Set.of(Role.INTEGRATOR, Role.ANALYST, Role.AUDITOR),
          "ben", Set.of(Role.APPROVER));

  private final UiNode node;

  RolloutUiTest(UiNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-people", "review", "rollout", "cluster"})
  void page_doesItsMainTask(String page) throws IOException, InterruptedException {
    node.run(page, UiNode.keys(node.app(), PEOPLE));
  }
}
