package dev.assay.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be reached, and what cannot. */
final class ReachTest {
  private static final URI HOST = URI.create("https://hooks.example.com/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "fc00::1",
        "fdab::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "100::1",
        "3fff::1"
      })
  void admits_notPublic_no(String address) {
    assertThat(Reach.PUBLIC.admits(HOST, InetAddresses.forString(address))).isFalse();
    String literal = address.contains(":") ? "[" + address + "]" : address;
    assertThat(Reach.PUBLIC.objection(URI.create("https://" + literal + "/"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "::ffff:8.8.8.8"
      })
  void admits_public_overTlsAlone(String address) {
    assertThat(Reach.PUBLIC.admits(HOST, InetAddresses.forString(address))).isTrue();
    assertThat(
            Reach.PUBLIC.admits(
                URI.create("http://hooks.example.com/"), InetAddresses.forString(address)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/",
        "ftp://hooks.example.com/",
        "hooks.example.com",
        "/hook",
        "https:///hook",
        "https://user:password@hooks.example.com/",
        "https://hooks.example.com:25/",
        "https://hooks.example.com:22/",
        "https://localhost/",
        "https://LOCALHOST:8443/",
        "https://sub.localhost/",
        "mailto:a@example.com"
      })
  void objection_unfit_isTold(String url) {
    assertThat(Reach.PUBLIC.objection(URI.create(url))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "https://hooks.example.com/a?b=c",
        "HTTPS://hooks.example.com:8443/",
        "https://1.1.1.1/"
      })
  void objection_fit_isNone(String url) {
    assertThat(Reach.PUBLIC.objection(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.internal/",
        "http://10.1.2.3:8080/",
        "https://10.1.2.3/",
        "http://any.name/"
      })
  void objection_allowedByTheOperator_isNone(String url) {
    Reach reach = Reach.allowing(List.of("Hooks.Internal", "10.1.0.0/16"));

    assertThat(reach.objection(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "x/8", "fc00::/129"})
  void allowing_noRange_isRefused(String range) {
    assertThatThrownBy(() -> Reach.allowing(List.of(range)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
