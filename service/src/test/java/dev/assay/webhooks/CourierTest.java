package dev.assay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.canonical.Bytes;
import dev.assay.outside.Messenger;
import dev.assay.outside.Messengers;
import dev.assay.outside.Reach;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Letters over TLS. */
final class CourierTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Courier.Result carry(Target target, String host, HttpClientOptions trust) {
    Reach reach = Reach.allowing(List.of(host));
    URI url = URI.create("https://" + host + ":" + target.port() + "/");
    try (Messenger messenger = Messengers.knowing(reach, Map.of(host, "127.0.0.1"), trust)) {
      Courier courier = new Courier(messenger, PATIENCE);
      return courier.carry(new Letter(url, Map.of(), Bytes.of())).await();
    }
  }

  @Test
  @SuppressWarnings("removal") // the JDK has nothing in its place that is made without a process
  void carry_overTls_certificateMustBeTrustedAndOfTheName() {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("hooks.example");
    HttpServerOptions tls =
        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
    HttpClientOptions trusting =
        new HttpClientOptions().setTrustOptions(certificate.trustOptions());
    try (Target target = new Target(tls)) {
      assertThat(carry(target, "hooks.example", trusting))
          .isEqualTo(new Courier.Result(204, null, null));
      assertThat(carry(target, "other.example", trusting).failure()).isEqualTo(Attempt.Failure.TLS);
      assertThat(carry(target, "hooks.example", new HttpClientOptions()).failure())
          .isEqualTo(Attempt.Failure.TLS);
      assertThat(target.received()).hasSize(1);
    } finally {
      certificate.delete();
    }
  }
}
