package dev.assay.central;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The central Config API that a node has weights from, and as whom it asks there.
 *
 * @param url where it is, without a slash at its end; null where there is none
 * @param keys of the tenants that have a key of their own there
 * @param common the key of all other tenants; null where weights of theirs are found here
 */
public record Central(@Nullable URI url, Map<UUID, String> keys, @Nullable String common) {
  /** Weights are found here. */
  public static final Central NONE = new Central(null, Map.of(), null);

  public Central {
    keys = Map.copyOf(keys);
  }

  /**
   * As it is set up.
   *
   * @param url null where there is none
   * @param keys each {@code KEY}, or {@code TENANT_ID=KEY} for one tenant
   * @throws IllegalArgumentException if that is no address, or nobody could ask there
   */
  public static Central of(@Nullable String url, List<String> keys) {
    if (url == null && keys.isEmpty()) {
      return NONE;
    }
    if (url == null || keys.isEmpty()) {
      throw new IllegalArgumentException(
          "ASSAY_CONFIG_API_URL and ASSAY_CONFIG_API_KEY must both be set, or neither");
    }
    String common = null;
    Map<UUID, String> own = new HashMap<>();
    for (String word : keys) {
      int at = word.indexOf('=');
      if (at < 0 && common == null) {
        common = word;
      } else if (at < 0 || own.put(tenant(word.substring(0, at)), word.substring(at + 1)) != null) {
        throw new IllegalArgumentException("ASSAY_CONFIG_API_KEY names two keys for the same");
      }
    }
    return new Central(address(url), own, common);
  }

  private static UUID tenant(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "ASSAY_CONFIG_API_KEY must be a key, or TENANT_ID=KEY for each tenant", e);
    }
  }

  private static URI address(String url) {
    try {
      URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("ASSAY_CONFIG_API_URL is no address", e);
    }
    throw new IllegalArgumentException(
        "ASSAY_CONFIG_API_URL must be an address such as https://config.example.com");
  }

  /** The key of a tenant; null where its weights are found here. */
  public @Nullable String key(UUID tenantId) {
    return keys.getOrDefault(tenantId, common);
  }

  /** Says where, and no key. */
  @Override
  public String toString() {
    return "Central[" + url + "]";
  }
}
