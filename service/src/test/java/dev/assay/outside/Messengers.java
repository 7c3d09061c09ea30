package dev.assay.outside;

import com.google.common.net.InetAddresses;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** Messengers for tests. */
public final class Messengers {
  private Messengers() {}

  /**
   * One who knows no names but these.
   *
   * @param addresses by name
   * @param trust whom it trusts
   */
  public static Messenger knowing(
      Reach reach, Map<String, String> addresses, HttpClientOptions trust) {
    return new Messenger(reach, new Names(host -> found(addresses, host)), trust);
  }

  private static InetAddress[] found(Map<String, String> addresses, String host)
      throws UnknownHostException {
    String address = addresses.get(host);
    if (address == null) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddresses.forString(address)};
  }
}
