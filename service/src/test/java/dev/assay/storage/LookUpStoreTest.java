package dev.assay.storage;

import static dev.assay.storage.KeptLeads.LATER;
import static dev.assay.storage.KeptLeads.NOON;
import static dev.assay.storage.KeptLeads.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.decisionlog.DestroyedKey;
import dev.assay.enrichment.SourceStore;
import dev.assay.keys.WrappedKey;
import dev.assay.leads.LookUpStore.Owed;
import dev.assay.leads.StoredLead;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of look-ups promises, those that are owed among them. */
@ParameterizedClass
@EnumSource
final class LookUpStoreTest {
  private final TestDatabase kind;
  private KeptLeads kept;
  private SqlLookUpStore lookUps;

  LookUpStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start(@TempDir Path folder) {
    kept = new KeptLeads(kind.open(folder));
    lookUps = new SqlLookUpStore(kept.database);
  }

  @AfterEach
  void stop() {
    kept.close();
  }

  @Test
  void lookUp_isKeptOnlyWhereNothingElseCameBetween() {
    StoredLead lead = kept.lead();

    assertThat(lookUps.fill(lead.id(), sealed(3), sealed(9), LATER)).isFalse();
    assertThat(lookUps.fill(lead.id(), sealed(3), null, LATER)).isTrue();
    assertThat(kept.found(lead.id()).enrichment()).isEqualTo(sealed(3));
    assertThat(kept.found(lead.id()).revision()).isGreaterThan(lead.revision());
    assertThat(lookUps.fill(lead.id(), sealed(4), null, LATER)).isFalse();
    assertThat(lookUps.fill(lead.id(), sealed(4), sealed(3), LATER)).isTrue();
    kept.leads.setEnrichment(lead.id(), sealed(5), LATER);
    assertThat(lookUps.fill(lead.id(), sealed(6), sealed(4), LATER)).isFalse();
    assertThat(kept.found(lead.id()).enrichment()).isEqualTo(sealed(5));
  }

  @Test
  void lookUp_isOwedWithTheLead_whereItsTenantHasASource_untilItIsSettled() {
    kept.lead();
    chooseSource();
    UUID id = kept.lead().id();

    assertThat(lookUps.tenants(NOON.minusMillis(1))).isEmpty();
    assertThat(lookUps.tenants(NOON)).containsExactly(kept.tenant);
    Owed first = new Owed(kept.tenant, id, 1, 0);
    assertThat(lookUps.due(kept.tenant, NOON, 9)).containsExactly(first);
    lookUps.putOff(first, LATER);
    assertThat(lookUps.due(kept.tenant, NOON, 9)).isEmpty();
    assertThat(lookUps.due(kept.tenant, LATER, 9)).containsExactly(new Owed(kept.tenant, id, 1, 1));

    kept.leads.put(kept.sent(id, "hash of " + id));
    lookUps.settle(first);
    Owed second = new Owed(kept.tenant, id, 2, 0);
    assertThat(lookUps.due(kept.tenant, NOON, 9)).containsExactly(second);
    lookUps.settle(second);
    assertThat(lookUps.tenants(LATER)).isEmpty();
  }

  @Test
  void lookUp_goesWithItsLead_andWithTheSource() {
    chooseSource();
    UUID erased = kept.lead().id();
    UUID other = kept.lead().id();

    new SqlDecisionStore(kept.database).erase(List.of(new DestroyedKey(kept.tenant, erased, NOON)));
    assertThat(lookUps.due(kept.tenant, NOON, 9)).extracting(Owed::lead).containsExactly(other);
    new SqlSourceStore(kept.database).remove(kept.tenant, kept.entry());
    assertThat(lookUps.due(kept.tenant, NOON, 9)).isEmpty();
  }

  private void chooseSource() {
    WrappedKey key = new WrappedKey(1, sealed(7));
    new SqlSourceStore(kept.database)
        .put(new SourceStore.Sealed(UUID.randomUUID(), kept.tenant, key, sealed(8)), kept.entry());
  }
}
