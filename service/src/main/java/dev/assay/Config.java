package dev.assay;

import dev.assay.central.Central;
import dev.assay.outside.Reach;
import dev.assay.proof.NoteVerifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param trustedPackKeys of those whose signatures of packs are good here beside the node's own
 * @param webhookReach where events may be sent
 * @param central where weights of accounts come from
 * @param cluster how it is one of many
 */
public record Config(
    String host,
    int port,
    Path data,
    @Nullable String databaseUrl,
    @Nullable String masterKey,
    @Nullable String adminKey,
    @Nullable Path referenceData,
    List<NoteVerifier> trustedPackKeys,
    Reach webhookReach,
    Central central,
    ClusterConfig cluster) {
  private static final int SHORTEST_ADMIN_KEY = 24;

  /** A node that is alone and trusts nobody else's signatures of packs. */
  public Config(
      String host,
      int port,
      Path data,
      @Nullable String databaseUrl,
      @Nullable String masterKey,
      @Nullable String adminKey,
      @Nullable Path referenceData) {
    this(
        host,
        port,
        data,
        databaseUrl,
        masterKey,
        adminKey,
        referenceData,
        List.of(),
        Reach.PUBLIC,
        Central.NONE,
        ClusterConfig.ALONE);
  }

  public Config {
    trustedPackKeys = List.copyOf(trustedPackKeys);
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
        referenceData == null ? null : Path.of(referenceData),
        words(set(environment, "ASSAY_TRUSTED_PACK_KEYS")).map(NoteVerifier::parse).toList(),
        Reach.allowing(words(set(environment, "ASSAY_WEBHOOK_ALLOW")).toList()),
        Central.of(
            set(environment, "ASSAY_CONFIG_API_URL"),
            words(set(environment, "ASSAY_CONFIG_API_KEY")).toList()),
        ClusterConfig.ALONE);
  }

  /** The same as one of many nodes. */
  public Config in(ClusterConfig others) {
    return new Config(
        host,
        port,
        data,
        databaseUrl,
        masterKey,
        adminKey,
        referenceData,
        trustedPackKeys,
        webhookReach,
        central,
        others);
  }

  /** Words separated by white space or commas. */
  private static Stream<String> words(@Nullable String text) {
    return text == null ? Stream.empty() : Arrays.stream(text.strip().split("[\\s,]+"));
  }

  /** A blank value is as good as none. */
  private static @Nullable String set(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
