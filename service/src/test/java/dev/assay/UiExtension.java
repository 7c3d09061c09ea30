package dev.assay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands out one node to all classes of a JVM that look at its pages; skips them where there is no
 * browser.
 */
final class UiExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace HERE = Namespace.create(UiExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    boolean must = System.getenv("CI") != null;
    assumeTrue(must || Files.isExecutable(UiNode.CHROMIUM), "there is no " + UiNode.CHROMIUM);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == UiNode.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, HERE)
        .getOrComputeIfAbsent(UiNode.class, type -> new UiNode(), UiNode.class);
  }
}
