package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.App;
import dev.assay.audit.Who;
import dev.assay.tenants.IssuedKey;
import dev.assay.tenants.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay demo}: starts a node and walks example leads through it, over HTTP. */
@Command(
    name = "demo",
    description = "Start a node, score example leads, replay them, and keep serving.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private NodeOptions node = new NodeOptions();

  @Option(names = "--once", description = "End after the examples instead of serving on.")
  private boolean once;

  @Override
  public Integer call() throws IOException, InterruptedException {
    App app = App.start(node.config(System.getenv()));
    try {
      boolean exact = show(app);
      if (once || !exact) {
        app.close();
        return exact ? 0 : 1;
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      app.close();
      throw e;
    }
    System.out.println("Serving on; Ctrl-C ends it.");
    Shutdown.closeAndWait(app);
    return 0;
  }

  /** Whether every replay came out exact. */
  private static boolean show(App app) throws IOException, InterruptedException {
    System.out.printf("Assay listens on %s%n", app.url());
    app.madeOperatorKey().ifPresent(ServeCommand::showOperatorKey);
    IssuedKey issued = app.keys().issue(null, "demo", EnumSet.of(Role.OPERATOR), Who.COMMAND_LINE);
    String key = tenantKey(new NodeClient(app.url(), issued.secret()));
    app.keys().revoke(issued.key().id(), Who.COMMAND_LINE);
    System.out.printf("Made tenant demo with API key %s%n", key);
    NodeClient caller = new NodeClient(app.url(), key);
    boolean exact = true;
    for (DemoLead lead : DemoLead.all()) {
      exact &= show(caller, lead);
    }
    System.out.printf("%nScore your own: %s/ui/ (sign in with the API key above)%n", app.url());
    return exact;
  }

  private static String tenantKey(NodeClient operator) throws IOException, InterruptedException {
    String tenant =
        operator
            .post("/v1/tenants", "{\"name\":\"demo\",\"plan\":\"unlimited\"}")
            .required("tenant_id")
            .textValue();
    return operator
        .post(
            "/v1/tenants/" + tenant + "/keys",
            "{\"name\":\"demo\",\"roles\":[\"admin\",\"integrator\",\"analyst\",\"auditor\"]}")
        .required("api_key")
        .textValue();
  }

  private static boolean show(NodeClient caller, DemoLead lead)
      throws IOException, InterruptedException {
    NodeClient.Scored scored = caller.score(lead.json());
    JsonNode answer = scored.answer();
    System.out.printf(
        "%n%s%n  score %s (%s), %s%n  risks   %s%n  signals %s%n",
        lead.title(),
        answer.required("score"),
        answer.required("quality").textValue(),
        answer.required("recommended_action").textValue(),
        answer.required("risk_flags"),
        answer.required("positive_signals"));
    JsonNode waterfall =
        caller.get("/v1/decisions/" + scored.decisionId() + "/explanation").required("waterfall");
    StringBuilder sum = new StringBuilder();
    for (JsonNode row : waterfall) {
      BigDecimal points = row.required("points").decimalValue().setScale(2, RoundingMode.HALF_UP);
      if (points.signum() != 0) {
        sum.append(sum.isEmpty() ? "" : ", ").append(row.required("row").textValue());
        sum.append(' ').append(points.stripTrailingZeros().toPlainString());
      }
    }
    System.out.printf("  because %s%n", sum);
    String verdict =
        caller
            .post("/v1/decisions/" + scored.decisionId() + "/replay", "{}")
            .required("verdict")
            .textValue();
    System.out.printf("  replay of decision %s: %s%n", scored.decisionId(), verdict);
    return verdict.equals("EXACT");
  }
}
