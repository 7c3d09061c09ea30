package dev.assay.cli;

import dev.assay.ClusterConfig;
import dev.assay.Config;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that starts a node takes. */
final class NodeOptions {
  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "FOLDER",
      description = "Folder of the database and the master key (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--join",
      paramLabel = "HOST[:PORT],...",
      description = "Other nodes to be one service with (or ASSAY_JOIN).")
  private @Nullable String join;

  @Option(
      names = "--cluster-host",
      paramLabel = "ADDRESS",
      description =
          "Private address to listen on for other nodes (or ASSAY_CLUSTER_HOST; default: 127.0.0.1).")
  private @Nullable String clusterHost;

  @Option(
      names = "--cluster-port",
      paramLabel = "PORT",
      description =
          "Port for other nodes (or ASSAY_CLUSTER_PORT; default: 5701 with --join, else any).")
  private @Nullable Integer clusterPort;

  Config config(Map<String, String> environment) {
    return Config.of(host, port, data, environment)
        .in(ClusterConfig.of(join, clusterHost, clusterPort, environment));
  }
}
