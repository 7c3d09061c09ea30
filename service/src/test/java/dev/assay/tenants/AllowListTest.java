package dev.assay.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges, and addresses within and beside them. */
final class AllowListTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.0, true",
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0, false",
    "203.0.113.0/24, 203.0.112.255, false",
    "203.0.113.0/24, ::ffff:203.0.113.9, true",
    "198.51.100.7, 198.51.100.7, true",
    "198.51.100.7, 198.51.100.8, false",
    "198.51.100.6/31, 198.51.100.7, true",
    "198.51.100.6/31, 198.51.100.8, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 127.0.0.1, false",
    "::/0, ffff::1, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::1, 2001:DB8:0:0:0:0:0:1, true",
    "fe80::/10, fe80::1%eth0, true",
    "::ffff:203.0.113.0/120, 203.0.113.9, true",
    "::ffff:203.0.113.0/120, 203.0.114.9, false",
    "0.0.0.0/0, localhost, false",
    "0.0.0.0/0, '', false",
  })
  void admits_addressesOfItsRanges(String range, String address, boolean admitted) {
    assertThat(AllowList.of(List.of(range)).admits(address)).isEqualTo(admitted);
    assertThat(AllowList.of(List.of("192.0.2.1", range)).admits(address)).isEqualTo(admitted);
    assertThat(AllowList.read(AllowList.of(List.of("192.0.2.1", range)).text()).admits(address))
        .isEqualTo(admitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", ""})
  void admits_everybody_whereItIsEmpty(String address) {
    assertThat(AllowList.of(List.of()).admits(address)).isTrue();
    assertThat(AllowList.read("").admits(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "example.com/24",
        "203.0.113",
        "203.0.113.256",
        "203.0.113.007",
        "0x7f.0.0.1",
        "2130706433",
        "203.0.113.0/33",
        "203.0.113.0/",
        "203.0.113.0/-1",
        "203.0.113.0/+8",
        "203.0.113.0/024",
        "203.0.113.0/24/1",
        "203.0.113.0/24 192.0.2.1",
        "203.0.113.1/24",
        "2001:db8::1/32",
        "2001:db8::/129",
        "2001:db8:::1",
        "fe80::1%eth0",
        "[::1]",
        "::ffff:203.0.113.0/24",
        "::ffff:203.0.113.1/120"
      })
  void of_whatIsNoRange_isRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowList.of(List.of("192.0.2.1", text)))
        .withMessageStartingWith("\"" + text + "\"");
  }
}
