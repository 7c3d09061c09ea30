package dev.assay;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tells in a real browser what became of leads and who bought, and settles what is learned of it.
 */
@ExtendWith(UiExtension.class)
final class LearningUiTest {
  private final UiNode node;

  LearningUiTest(UiNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients", "customers", "outcomes"})
  void page_doesItsMainTask(String page) throws IOException, InterruptedException {
    node.run(page, UiNode.keys(node.app()));
  }
}
