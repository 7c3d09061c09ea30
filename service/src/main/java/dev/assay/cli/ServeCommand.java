package dev.assay.cli;

import dev.assay.App;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay serve}: starts a node and keeps it running. */
@Command(name = "serve", description = "Start a node.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private NodeOptions node = new NodeOptions();

  @Override
  public Integer call() throws InterruptedException {
    App app = App.start(node.config(System.getenv()));
    app.madeOperatorKey().ifPresent(ServeCommand::showOperatorKey);
    System.out.printf("Assay listens on %s, the admin UI is at %s/ui/%n", app.url(), app.url());
    Shutdown.closeAndWait(app);
    return 0;
  }

  static void showOperatorKey(String key) {
    System.out.printf("The operator key of this node, shown this once: %s%n", key);
  }
}
