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
  private static final int SHORTEST_ADMIN_KEY = 24;

  public Config {
    if (adminKey != null && adminKey.length() < SHORTEST_ADMIN_KEY) {
      throw new IllegalArgumentException(
          "ASSAY_ADMIN_KEY has %d characters, must have %d or more"
              .formatted(adminKey.length(), SHORTEST_ADMIN_KEY));
    }
  }

  /** The settings that come from the environment, with the rest as given. */
  public static Config of(String host, int port, Path data, Map<String, String> environment) {
    String referenceData = set(environment, "ASSAY_REFERENCE_DATA");
    return new Config(
        host,
        port,
        data,
        set(environment, "ASSAY_DB_URL"),
        set(environment, "ASSAY_MASTER_KEY"),
        set(environment, "ASSAY_ADMIN_KEY"),
        referenceData == null ? null : Path.of(referenceData));
  }

  /** A blank value is as good as none. */
  private static @Nullable String set(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
