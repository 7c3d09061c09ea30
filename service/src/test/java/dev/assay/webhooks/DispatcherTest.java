package dev.assay.webhooks;

import static dev.assay.webhooks.Attempt.Failure.ADDRESS_NOT_ALLOWED;
import static dev.assay.webhooks.Attempt.Failure.REDIRECT;
import static dev.assay.webhooks.Attempt.Failure.STATUS;
import static dev.assay.webhooks.Attempt.Failure.TIMEOUT;
import static dev.assay.webhooks.Attempt.Failure.UNKNOWN_HOST;
import static dev.assay.webhooks.Attempt.Failure.UNREACHABLE;
import static dev.assay.webhooks.Delivery.State.DEAD;
import static dev.assay.webhooks.Delivery.State.DELIVERED;
import static dev.assay.webhooks.Delivery.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.CloudEvent;
import dev.assay.storage.Database;
import dev.assay.storage.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events on their way to targets of every temper. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // made for each database, not by a constructor
final class DispatcherTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Parameter private TestDatabase kind;
  private Database database;
  private PostOffice office;
  private Target target;
  private UUID tenant;

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void open(@TempDir Path folder) {
    database = kind.open(folder);
    office = new PostOffice(database, SECOND);
  }

  @BeforeEach
  void renew() {
    target = new Target();
    tenant = UUID.randomUUID();
  }

  @AfterEach
  void closeTarget() {
    target.close();
  }

  @AfterParameterizedClassInvocation(injectArguments = false)
  void close() {
    office.close();
    database.close();
  }

  private void awaitState(Webhooks.Issued webhook, UUID event, Delivery.State state) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> office.delivery(webhook, event).state() == state);
  }

  private void awaitAttempts(Webhooks.Issued webhook, UUID event, int attempts) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> office.delivery(webhook, event).attempts() == attempts);
  }

  private void awaitDelivered(Webhooks.Issued webhook, int events) {
    UUID id = webhook.webhook().id();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> office.deliveries.page(id, DELIVERED, null, 200).size() == events);
  }

  private static String signature(String secret, Target.Message message) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed =
          message.header("webhook-id")
              + "."
              + message.header("webhook-timestamp")
              + "."
              + message.body();
      byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void event_ofTheTenant_arrivesSigned() {
    Webhooks.Issued webhook = office.webhook(tenant, target.url());

    UUID event = office.happens(tenant);

    awaitState(webhook, event, DELIVERED);
    assertThat(target.received()).hasSize(1);
    Target.Message message = target.received().get(0);
    Delivery delivery = office.delivery(webhook, event);
    assertThat(message.uri()).isEqualTo("/hook?to=crm");
    assertThat(message.body())
        .isEqualTo(new String(CloudEvent.bytes(delivery.sent()), StandardCharsets.UTF_8));
    assertThat(message.header("webhook-id")).isEqualTo(event.toString());
    assertThat(message.header("webhook-timestamp"))
        .isEqualTo(Long.toString(office.clock.instant().getEpochSecond()));
    assertThat(message.header("webhook-signature")).isEqualTo(signature(webhook.secret(), message));
    assertThat(message.header("content-type"))
        .isEqualTo("application/cloudevents+json; charset=utf-8");
    assertThat(delivery.last())
        .extracting(Attempt::status, Attempt::failure)
        .containsExactly(204, null);
    assertThat(delivery.dueOn()).isNull();
  }

  @Test
  void event_ofAllOrAnother_arrivesWhereItIsWanted() {
    Webhooks.Issued all = office.webhook(tenant, target.url());
    Webhooks.Issued canaries = office.webhook(tenant, target.url(), "pack.canary_aborted");
    Webhooks.Issued both =
        office.webhook(tenant, target.url(), "pack.canary_aborted", "pack.published");

    UUID everybodys = office.happens(null);
    UUID others = office.happens(UUID.randomUUID());
    UUID aborted = office.write(tenant, "rollout.aborted");
    office.send();

    awaitState(both, everybodys, DELIVERED);
    awaitState(both, aborted, DELIVERED);
    assertThat(events(all)).containsExactly(aborted, everybodys).doesNotContain(others);
    assertThat(events(canaries)).containsExactly(aborted);
    assertThat(events(both)).containsExactly(aborted, everybodys);
  }

  private List<UUID> events(Webhooks.Issued webhook) {
    return office.deliveries.page(webhook.webhook().id(), null, null, 100).stream()
        .map(Delivery::eventId)
        .toList();
  }

  @Test
  void target_failsAgainAndAgain_isTriedTenTimesWithGrowingPausesThenGivenUp() {
    target.answers(Target.status(500));
    Webhooks.Issued webhook = office.webhook(tenant, target.url());
    UUID event = office.happens(tenant);

    Duration last = Duration.ZERO;
    Duration lastButOne = Duration.ZERO; // chance may turn round two that follow each other
    for (int attempt = 1; attempt < 10; attempt++) {
      awaitAttempts(webhook, event, attempt);
      Delivery waiting = office.delivery(webhook, event);
      assertThat(waiting.state()).isEqualTo(WAITING);
      Duration pause = Duration.between(office.clock.instant(), waiting.dueOn());
      assertThat(pause).isGreaterThan(lastButOne);
      lastButOne = last;
      last = pause;
      office.wait(pause);
    }

    awaitState(webhook, event, DEAD);
    assertThat(last).isBetween(Duration.ofHours(19), Duration.ofHours(29));
    assertThat(target.received()).hasSize(10);
    assertThat(target.received())
        .extracting(message -> message.header("webhook-id"))
        .containsOnly(event.toString());
    assertThat(office.deliveries.attempts(webhook.webhook().id(), event))
        .hasSize(10)
        .allSatisfy(attempt -> assertThat(attempt.status()).isEqualTo(500))
        .allSatisfy(attempt -> assertThat(attempt.failure()).isEqualTo(STATUS));
  }

  @Test
  void deadLetter_sentAgain_arrivesUnderTheSameId() {
    target.answers(Target.status(410));
    Webhooks.Issued webhook = office.webhook(tenant, target.url());
    UUID one = office.happens(tenant);
    awaitState(webhook, one, DEAD);
    office.webhooks.pause(tenant, webhook.webhook().id(), false, PostOffice.WHO);
    UUID two = office.happens(tenant);
    awaitState(webhook, two, DEAD);
    office.webhooks.pause(tenant, webhook.webhook().id(), false, PostOffice.WHO);
    target.answers(Target.status(200));

    office.webhooks.sendAgain(tenant, webhook.webhook().id(), one, PostOffice.WHO);
    awaitState(webhook, one, DELIVERED);
    assertThat(office.delivery(webhook, two).state()).isEqualTo(DEAD);
    int sent =
        office.webhooks.sendDeadAgain(
            tenant, webhook.webhook().id(), Instant.EPOCH, PostOffice.WHO);

    awaitState(webhook, two, DELIVERED);
    assertThat(sent).isEqualTo(1);
    assertThat(office.delivery(webhook, one).attempts()).isEqualTo(2);
    assertThat(target.received())
        .extracting(message -> message.header("webhook-id"))
        .containsExactlyInAnyOrder(one.toString(), one.toString(), two.toString(), two.toString());
  }

  @Test
  void target_gone_isPausedByTheService() {
    target.answers(Target.status(410));
    Webhooks.Issued webhook = office.webhook(tenant, target.url());

    UUID event = office.happens(tenant);

    awaitState(webhook, event, DEAD);
    assertThat(office.webhooks.get(tenant, webhook.webhook().id()).paused()).isTrue();
  }

  @Test
  void target_hangs_timesOutAndHoldsUpNobodyElse() {
    target.answers(Target.silence());
    Webhooks.Issued hanging = office.webhook(tenant, target.url());
    UUID neighbour = UUID.randomUUID();
    try (Target other = new Target()) {
      Webhooks.Issued quick = office.webhook(neighbour, other.url());
      for (int i = 0; i < 30; i++) {
        office.write(tenant, "pack.published");
      }
      UUID held = office.happens(tenant);
      await().until(() -> !target.received().isEmpty());

      for (int i = 0; i < 30; i++) {
        office.write(neighbour, "pack.published");
      }
      office.send();
      awaitDelivered(quick, 30);

      assertThat(office.delivery(hanging, held).state()).isEqualTo(WAITING);
      assertThat(other.received()).hasSize(30);
    }
    UUID first = UUID.fromString(target.received().get(0).header("webhook-id"));
    awaitAttempts(hanging, first, 1);
    assertThat(office.delivery(hanging, first).last())
        .extracting(Attempt::status, Attempt::failure)
        .containsExactly(null, TIMEOUT);
  }

  @Test
  void target_redirects_isNotFollowed() {
    try (Target secret = new Target()) {
      target.answers(
          request ->
              request.response().setStatusCode(307).putHeader("Location", secret.url()).end());
      Webhooks.Issued webhook = office.webhook(tenant, target.url());

      UUID event = office.happens(tenant);

      awaitAttempts(webhook, event, 1);
      assertThat(office.delivery(webhook, event).last())
          .extracting(Attempt::status, Attempt::failure)
          .containsExactly(307, REDIRECT);
      assertThat(secret.received()).isEmpty();
    }
  }

  @Test
  void target_answersSlowly_headCounts() {
    target.answers(request -> request.response().setChunked(true).write("I am"));
    Webhooks.Issued webhook = office.webhook(tenant, target.url());

    UUID event = office.happens(tenant);

    awaitState(webhook, event, DELIVERED);
  }

  @Test
  void target_isToldToComeLater_isLeftAloneUntilThen() {
    target.answers(
        request -> request.response().setStatusCode(503).putHeader("Retry-After", "3600").end());
    Webhooks.Issued webhook = office.webhook(tenant, target.url());

    UUID event = office.happens(tenant);

    awaitAttempts(webhook, event, 1);
    assertThat(Duration.between(office.clock.instant(), office.delivery(webhook, event).dueOn()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void target_isNotThere_isTriedAgain() {
    String url = target.url();
    target.close();
    Webhooks.Issued webhook = office.webhook(tenant, url);

    UUID event = office.happens(tenant);

    awaitAttempts(webhook, event, 1);
    assertThat(office.delivery(webhook, event).last())
        .extracting(Attempt::failure)
        .isEqualTo(UNREACHABLE);
    assertThat(office.delivery(webhook, event).state()).isEqualTo(WAITING);
  }

  @Test
  void target_byAllowedName_isReachedAtTheAddressThatWasLookedUp() {
    String url = "http://good.example:" + target.port() + "/";
    Webhooks.Issued webhook = office.webhook(tenant, url);

    UUID event = office.happens(tenant);

    awaitState(webhook, event, DELIVERED);
    assertThat(target.received().get(0).header("host")).isEqualTo("good.example:" + target.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://bad.example:%d/", "https://bad.example:%d/"})
  void target_nameMeansAPrivateAddress_nothingIsSent(String url) {
    Webhooks.Issued webhook = office.webhook(tenant, url.formatted(target.port()));

    UUID event = office.happens(tenant);

    awaitAttempts(webhook, event, 1);
    assertThat(office.delivery(webhook, event).last())
        .extracting(Attempt::failure)
        .isEqualTo(ADDRESS_NOT_ALLOWED);
    assertThat(target.received()).isEmpty();
  }

  @Test
  void target_nameMeansNothing_isTriedAgain() {
    Webhooks.Issued webhook = office.webhook(tenant, "https://none.example/");

    UUID event = office.happens(tenant);

    awaitAttempts(webhook, event, 1);
    assertThat(office.delivery(webhook, event).last())
        .extracting(Attempt::failure)
        .isEqualTo(UNKNOWN_HOST);
  }

  @Test
  void webhook_paused_eventsWaitUntilItGoesOn() {
    Webhooks.Issued webhook = office.webhook(tenant, target.url());
    office.webhooks.pause(tenant, webhook.webhook().id(), true, PostOffice.WHO);
    UUID event = office.happens(tenant);
    try (Target other = new Target()) {
      Webhooks.Issued witness = office.webhook(tenant, other.url());
      awaitState(witness, office.happens(tenant), DELIVERED);
    }
    assertThat(target.received()).isEmpty();

    office.webhooks.pause(tenant, webhook.webhook().id(), false, PostOffice.WHO);

    awaitState(webhook, event, DELIVERED);
  }

  @Test
  void secret_rotated_bothSignDuringTheOverlapThenTheNewOneAlone() {
    Webhooks.Issued old = office.webhook(tenant, target.url());
    Webhooks.Issued next =
        office.webhooks.rotate(tenant, old.webhook().id(), Duration.ofHours(2), PostOffice.WHO);

    UUID during = office.happens(tenant);
    awaitState(old, during, DELIVERED);
    office.wait(Duration.ofHours(2));
    UUID after = office.happens(tenant);
    awaitState(old, after, DELIVERED);

    Target.Message first = target.received().get(0);
    Target.Message second = target.received().get(1);
    assertThat(first.header("webhook-signature").split(" "))
        .containsExactly(signature(next.secret(), first), signature(old.secret(), first));
    assertThat(second.header("webhook-signature")).isEqualTo(signature(next.secret(), second));
  }

  @Test
  void webhook_tested_hearsItAlone() {
    Webhooks.Issued webhook = office.webhook(tenant, target.url(), "pack.canary_aborted");
    Webhooks.Issued other = office.webhook(tenant, target.url());

    UUID event = office.webhooks.test(tenant, webhook.webhook().id(), PostOffice.WHO);
    office.send();

    awaitState(webhook, event, DELIVERED);
    assertThat(office.deliveries.find(other.webhook().id(), event)).isEmpty();
    assertThat(target.received()).hasSize(1);
  }

  @Test
  void webhook_deletedWhileItsTargetHangs_isGoneAndOthersGoOn() {
    target.answers(Target.silence());
    Webhooks.Issued webhook = office.webhook(tenant, target.url());
    office.happens(tenant);
    await().until(() -> !target.received().isEmpty());

    office.webhooks.delete(tenant, webhook.webhook().id(), PostOffice.WHO);

    try (Target other = new Target()) {
      Webhooks.Issued witness = office.webhook(tenant, other.url());
      awaitState(witness, office.happens(tenant), DELIVERED);
    }
    assertThat(office.webhooks.list(tenant)).hasSize(1);
  }

  @Test
  void delivery_afterThirtyDays_isForgotten() {
    Webhooks.Issued webhook = office.webhook(tenant, target.url());
    UUID event = office.happens(tenant);
    awaitState(webhook, event, DELIVERED);

    office.wait(Duration.ofDays(31));

    await().until(() -> office.deliveries.find(webhook.webhook().id(), event).isEmpty());
  }

  @Test
  void nodes_two_eachEventIsSentOnce() {
    Webhooks.Issued webhook = office.webhook(tenant, target.url());
    try (Dispatcher second = office.dispatcher(UUID.randomUUID(), SECOND)) {
      second.begin();
      for (int i = 0; i < 100; i++) {
        office.write(tenant, "pack.published");
      }
      office.send();
      second.wake();
      awaitDelivered(webhook, 100);

      assertThat(target.received()).hasSize(100);
    }
  }
}
