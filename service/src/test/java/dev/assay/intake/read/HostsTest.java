package dev.assay.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InternetDomainName;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostsTest {
  private static final List<String> LABELS =
      List.of(
          "a",
          "www",
          "acme",
          "shop-2",
          "x_y",
          "co",
          "com",
          "uk",
          "de",
          "jp",
          "kobe",
          "city",
          "ck",
          "gov",
          "blogspot",
          "github",
          "io",
          "s3",
          "amazonaws",
          "kawasaki",
          "tokyo",
          "bd",
          "www2",
          "net",
          "org",
          "br",
          "nom",
          "xn--p1ai",
          "zz",
          "localhost",
          "er",
          "compute",
          "eu-west-1");

  @Test
  void registrable_asGuavaSays() {
    Random random = new Random(20261122);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder host = new StringBuilder();
      for (int labels = 2 + random.nextInt(4); labels > 0; labels--) {
        host.append(host.isEmpty() ? "" : ".").append(LABELS.get(random.nextInt(LABELS.size())));
      }
      String ascii = Hosts.ascii(host.toString());
      if (!ascii.isEmpty()) {
        InternetDomainName name = InternetDomainName.from(ascii);
        String expected =
            name.isUnderRegistrySuffix() ? name.topDomainUnderRegistrySuffix().toString() : "";

        assertThat(RegistrableDomains.of(ascii)).as(ascii).isEqualTo(expected);
      }
    }
  }
}
