package dev.assay.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.canonical.Bytes;
import dev.assay.decisionlog.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyringTest {
  private final SecureRandom random = new SecureRandom();
  private final InMemoryStore store = new InMemoryStore();
  private final UUID tenant = UUID.randomUUID();
  @TempDir private Path folder;

  @Test
  void open_firstStart_makesAKeyFileForItsOwnerAlone() throws IOException {
    open(null);

    Path file = folder.resolve("master.key");
    assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void open_keyFromTheEnvironment_makesNoFile() {
    open(newKey());

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void open_lostKey_refusedAndNoNewOneMade() throws IOException {
    open(null);
    Files.delete(folder.resolve("master.key"));

    assertThatThrownBy(() -> open(null))
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("is lost")
        .hasMessageContaining("master.key does not exist");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void open_wrongKey_refusedWithoutTellingIt() {
    String right = newKey();
    String wrong = newKey();
    open(right);

    assertThatThrownBy(() -> open(wrong))
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("ASSAY_MASTER_KEY is not the one")
        .hasMessageNotContainingAny(right, wrong);
    open(right);
  }

  @Test
  void open_noKeyAtAll_refused() {
    assertThatThrownBy(() -> open("top secret!"))
        .isInstanceOf(MasterKeyException.class)
        .hasMessage("The master key in ASSAY_MASTER_KEY is not base64.");
    assertThatThrownBy(() -> open("c2hvcnQ="))
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("is 5 bytes long, must be 32");
  }

  @Test
  void opening_movedToAnotherTenantLeadOrDecision_refused() {
    Keyring keyring = open(null);
    UUID decision = UUID.randomUUID();
    DataKey named = keyring.fetch(List.of(new KeyRequest(tenant, decision, "a"))).get(0);
    DataKey other = keyring.fetch(List.of(new KeyRequest(tenant, decision, "b"))).get(0);
    DataKey unnamed = keyring.fetch(List.of(new KeyRequest(tenant, decision, null))).get(0);
    Bytes sealed = named.seal(decision, new byte[] {1});

    assertThat(named.open(decision, sealed)).containsExactly(1);
    assertRefused(() -> named.open(UUID.randomUUID(), sealed));
    assertRefused(() -> other.open(decision, sealed));
    assertRefused(() -> unnamed.open(decision, sealed));
    assertRefused(() -> keyring.opening(tenant, UUID.randomUUID(), null, unnamed.own()));
    UUID stranger = UUID.randomUUID();
    keyring.fetch(List.of(new KeyRequest(stranger, decision, null)));
    assertRefused(() -> keyring.opening(stranger, decision, null, unnamed.own()));
  }

  @Test
  void opening_byAnotherProcess_opens() {
    UUID decision = UUID.randomUUID();
    String master = newKey();
    DataKey named = open(master).fetch(List.of(new KeyRequest(tenant, decision, "a"))).get(0);
    DataKey unnamed = open(master).fetch(List.of(new KeyRequest(tenant, decision, null))).get(0);
    Bytes ofNamed = named.seal(decision, new byte[] {1});
    Bytes ofUnnamed = unnamed.seal(decision, new byte[] {2});

    Keyring later = open(master);

    assertThat(
            later
                .opening(tenant, decision, named.lead(), null)
                .orElseThrow()
                .open(decision, ofNamed))
        .containsExactly(1);
    assertThat(
            later
                .opening(tenant, decision, null, unnamed.own())
                .orElseThrow()
                .open(decision, ofUnnamed))
        .containsExactly(2);
    assertThat(later.opening(tenant, decision, null, null)).isEmpty();
    assertThat(later.opening(tenant, decision, UUID.randomUUID(), null)).isEmpty();
  }

  @Test
  void atHand_onlyWhatWasFetchedBefore() {
    Keyring keyring = open(null);
    KeyRequest named = new KeyRequest(tenant, UUID.randomUUID(), "a");
    KeyRequest unnamed = new KeyRequest(tenant, UUID.randomUUID(), null);
    assertThat(keyring.atHand(named)).isEmpty();
    assertThat(keyring.atHand(unnamed)).isEmpty();

    DataKey key = keyring.fetch(List.of(named)).get(0);

    assertThat(keyring.atHand(named)).containsSame(key);
    assertThat(keyring.atHand(unnamed)).isPresent();
    keyring.forget(Set.of(UUID.randomUUID(), Objects.requireNonNull(key.lead())));
    assertThat(keyring.atHand(named)).isEmpty();
  }

  @Test
  void hashKeys_keyedByTenantKindAndValue_sameInEveryProcess() {
    String master = newKey();
    HashKeys keys = open(master).hashKeys();
    String hash = keys.newest(Lookup.EMAIL, tenant, "Ann@acme.example ");

    assertThat(hash).startsWith("1.").hasSize(45);
    assertThat(open(master).hashKeys().newest(Lookup.EMAIL, tenant, "ann@ACME.example"))
        .isEqualTo(hash);
    assertThat(keys.all(Lookup.EMAIL, tenant, "ann@acme.example")).containsExactly(hash);
    assertThat(keys.newest(Lookup.EMAIL, UUID.randomUUID(), "ann@acme.example")).isNotEqualTo(hash);
    assertThat(keys.newest(Lookup.LEAD_ID, tenant, "ann@acme.example")).isNotEqualTo(hash);
    assertThat(keys.newest(Lookup.PHONE, tenant, "+44 (0) 20"))
        .isEqualTo(keys.newest(Lookup.PHONE, tenant, "+44020"));
    assertThat(keys.newest(Lookup.LEAD_ID, tenant, "A"))
        .isNotEqualTo(keys.newest(Lookup.LEAD_ID, tenant, "a"));
    assertThat(keys.secretFor("API keys"))
        .hasSize(32)
        .isEqualTo(open(master).hashKeys().secretFor("API keys"));
  }

  @Test
  void hashKeys_afterRotation_oldHashesAreStillFound() {
    HashKeys.HashKey first = new HashKeys.HashKey(1, Secret.random(random));
    HashKeys.HashKey second = new HashKeys.HashKey(2, Secret.random(random));
    String before = new HashKeys(List.of(first)).newest(Lookup.EMAIL, tenant, "a@b.example");
    HashKeys rotated = new HashKeys(List.of(first, second));

    assertThat(rotated.newest(Lookup.EMAIL, tenant, "a@b.example")).startsWith("2.");
    assertThat(rotated.all(Lookup.EMAIL, tenant, "a@b.example")).hasSize(2).endsWith(before);
    assertThat(rotated.secretFor("x")).isEqualTo(new HashKeys(List.of(first)).secretFor("x"));
  }

  private Keyring open(@Nullable String base64) {
    MasterKeySource source = new MasterKeySource(base64, folder.resolve("master.key"));
    return Keyring.open(store, source, random, UUID::randomUUID);
  }

  private String newKey() {
    return MasterKey.random(random);
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(BrokenSealException.class);
  }
}
