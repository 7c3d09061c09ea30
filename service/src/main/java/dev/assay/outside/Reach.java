package dev.assay.outside;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where anything may be sent to or asked that a tenant names: public addresses, over TLS; what the
 * operator allows beside them may be any address, also without TLS. A tenant must not reach what
 * only this machine can.
 */
public final class Reach {
  private static final List<Cidr> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // behind a carrier's NAT
              "127.0.0.0/8", // loopback
              "169.254.0.0/16", // link-local, where clouds keep their secrets
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocols
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // relays of 6to4
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              "2001::/23", // protocols, Teredo among them
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4: holds any IPv4 address
              "3fff::/20") // documentation
          .map(Cidr::of)
          .toList();

  /** All else of IPv6 is loopback, local, mapped, translated, multicast or not given out. */
  private static final Cidr PUBLIC_6 = Cidr.of("2000::/3");

  private static final int LONGEST = 2_000;
  private static final int FIRST_FREE_PORT = 1_024;
  private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

  /** Nothing but what is public. */
  public static final Reach PUBLIC = new Reach(Set.of(), List.of());

  private final Set<String> names;
  private final List<Cidr> ranges;

  private Reach(Set<String> names, List<Cidr> ranges) {
    this.names = Set.copyOf(names);
    this.ranges = List.copyOf(ranges);
  }

  /**
   * What is public, and these beside it.
   *
   * @param allowed names, addresses and ranges: {@code hooks.internal}, {@code 10.1.0.0/16}
   * @throws IllegalArgumentException if one of them is none of those
   */
  public static Reach allowing(Collection<String> allowed) {
    Set<String> names = new TreeSet<>();
    List<Cidr> ranges = new ArrayList<>();
    for (String each : allowed) {
      if (each.contains("/") || InetAddresses.isInetAddress(each)) {
        ranges.add(Cidr.of(each));
      } else {
        names.add(each.toLowerCase(Locale.ROOT));
      }
    }
    return new Reach(names, ranges);
  }

  /** Why nothing can be sent there, as far as that is known without looking its name up. */
  public Optional<String> objection(URI url) {
    String host = url.getHost();
    if (host == null || url.getRawUserInfo() != null || url.toString().length() > LONGEST) {
      return Optional.of("must be an address such as https://example.com/hook, without a password");
    }
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    if (!tls && !"http".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("must begin with https://");
    }
    if (port(url) < FIRST_FREE_PORT && !WEB_PORTS.contains(port(url))) {
      return Optional.of("the port must be 80, 443 or above 1023");
    }
    String bare = bare(host);
    boolean address = InetAddresses.isInetAddress(bare);
    boolean allowed = named(host) || (address && inRange(InetAddresses.forString(bare)));
    if (address && !admits(url, InetAddresses.forString(bare))) {
      return Optional.of("the address is not public, and the operator does not allow it");
    }
    boolean local = host.equalsIgnoreCase("localhost") || host.endsWith(".localhost");
    if (local && !allowed && ranges.isEmpty()) {
      return Optional.of("the address is not public, and the operator does not allow it");
    }
    boolean maybeInRange = !address && !ranges.isEmpty();
    return tls || allowed || maybeInRange
        ? Optional.empty()
        : Optional.of("must begin with https://; the operator can allow hosts without it");
  }

  /** Whether something may be sent there, where the host of the URL has that address. */
  boolean admits(URI url, InetAddress address) {
    if (named(url.getHost()) || inRange(address)) {
      return true;
    }
    return "https".equalsIgnoreCase(url.getScheme()) && isPublic(address);
  }

  private boolean named(String host) {
    return names.contains(host.toLowerCase(Locale.ROOT));
  }

  private boolean inRange(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    boolean six = address.getAddress().length > 4;
    return (!six || PUBLIC_6.contains(address))
        && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
  }

  /** Where it is listened on. */
  static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }

  /** Without the brackets of IPv6. */
  static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
