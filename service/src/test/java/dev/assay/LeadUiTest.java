package dev.assay;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows leads with a memory in a real browser, and sets by what terms they are scored. */
@ExtendWith(UiExtension.class)
final class LeadUiTest {
  private final UiNode node;

  LeadUiTest(UiNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @ValueSource(strings = {"leads", "lead", "scoring"})
  void page_doesItsMainTask(String page) throws IOException, InterruptedException {
    node.run(page, UiNode.keys(node.app()));
  }
}
