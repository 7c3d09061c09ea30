package dev.assay.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.audit.TestTrail;
import dev.assay.audit.Who;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SessionsTest {
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
  private final Random random = new Random(11);
  private final TenantStore store = new InMemoryTenantStore();
  private final ApiKeys keys =
      new ApiKeys(
          store, new byte[32], new TestTrail().audit(), clock, this::id, new SecureRandom());
  private final Sessions sessions = new Sessions(keys, store, new byte[32], clock, this::id);
  private final ApiKey key =
      keys.issue(keys.create("acme", Plan.FREE, Who.SERVICE).id(), "ui", Set.of(Role.ADMIN)).key();

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @Test
  void holder_untilItEnds_isTheKeys() {
    String session = sessions.begin(key.id());

    assertThat(sessions.holder(session)).extracting(Principal::key).isEqualTo(key);
    clock.move(Sessions.LIFETIME.minusSeconds(1));
    assertThat(sessions.holder(session)).isNotNull();
    clock.move(Duration.ofSeconds(1));
    assertThat(sessions.holder(session)).isNull();
  }

  @Test
  void holder_revokedKey_isNobody() {
    String session = sessions.begin(key.id());

    keys.revoke(key.id(), Who.SERVICE);

    assertThat(sessions.holder(session)).isNull();
  }

  @Test
  void end_session_isOverHereThereAndAfterARestart() {
    Sessions elsewhere = new Sessions(keys, store, new byte[32], clock, this::id);
    String session = sessions.begin(key.id());
    String other = sessions.begin(key.id());
    assertThat(elsewhere.holder(session)).isNotNull();

    sessions.end(session);
    elsewhere.refresh();

    Sessions restarted = new Sessions(keys, store, new byte[32], clock, this::id);
    for (Sessions node : List.of(sessions, elsewhere, restarted)) {
      assertThat(node.holder(session)).isNull();
      assertThat(node.holder(other)).isNotNull();
    }
    sessions.end("AAAA");
  }

  @Test
  void holder_anyBitChanged_isNobody() {
    byte[] session = Base64.getUrlDecoder().decode(sessions.begin(key.id()));

    for (int bit = 0; bit < session.length * 8; bit++) {
      byte[] forged = session.clone();
      forged[bit / 8] ^= (byte) (1 << (bit % 8));
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
      assertThat(sessions.holder(text)).as("bit %d", bit).isNull();
    }
  }

  @Test
  void holder_noSession_isNobody() {
    assertThat(sessions.holder("")).isNull();
    assertThat(sessions.holder("%%%")).isNull();
    assertThat(sessions.holder("AAAA")).isNull();
  }

  @Test
  void csrfToken_ofAnotherSession_isRefused() {
    String session = sessions.begin(key.id());
    clock.move(Duration.ofSeconds(1));
    String other = sessions.begin(key.id());

    assertThat(sessions.isCsrfToken(session, sessions.csrfToken(session))).isTrue();
    assertThat(sessions.isCsrfToken(session, sessions.csrfToken(other))).isFalse();
    assertThat(sessions.isCsrfToken(session, "")).isFalse();
  }
}
