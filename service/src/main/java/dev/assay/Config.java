package dev.assay;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a node is set up.
 *
 * @param host the address it listens on
 * @param port 0 for any free one
 * @param data folder for the database, the master key and the node's own id
 * @param databaseUrl JDBC address of a PostgreSQL database; null for one in the data folder
 * @param masterKey 32 bytes in base64; null for the one in the data folder
 * @param adminKey the first operator key; null to have one made
 * @param referenceData folder with a newer snapshot of reference data; null for the built-in one
 */
public record Config(
    String host,
    int port,
    Path data,
    @Nullable String databaseUrl,
    @Nullable String masterKey,
    @Nullable String adminKey,
    @Nullable Path referenceData) {

  /** The settings that come from the environment, with the rest as given. */
  public static Config of(String host, int port, Path data, Map<String, String> environment) {
    String referenceData = environment.get("ASSAY_REFERENCE_DATA");
    return new Config(
        host,
        port,
        data,
        environment.get("ASSAY_DB_URL"),
        environment.get("ASSAY_MASTER_KEY"),
        environment.get("ASSAY_ADMIN_KEY"),
        referenceData == null ? null : Path.of(referenceData));
  }
}
