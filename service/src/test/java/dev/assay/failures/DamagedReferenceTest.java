package dev.assay.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.assay.PackWiring;
import dev.assay.activation.Activation;
import dev.assay.audit.Who;
import dev.assay.decisionlog.LogReader;
import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.reference.NewerReferenceData;
import dev.assay.rollout.References;
import dev.assay.rules.RulePack;
import dev.assay.storage.Database;
import dev.assay.storage.Postgresql;
import dev.assay.storage.SqlDecisionStore;
import dev.assay.storage.SqlKeyStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes into the reference data in force: the node starts, and judges nobody by it. */
final class DamagedReferenceTest {
  private static final UUID TENANT = new UUID(7, 1);

  @TempDir private Path folder;

  @Test
  void start_referenceDataAltered_refusesAllLinesUntilOtherDataIsInForce() throws Exception {
    List<RulePack> compiled = PackWiring.shipped();
    String url = Postgresql.V15.url(folder);
    try (Database database = Database.postgresql(url)) {
      String hash;
      try (PackWiring packs = wired(database, compiled)) {
        References references = packs.parts().references();
        hash =
            references
                .add(NewerReferenceData.with("damaged.example"), Who.SERVICE, "A test")
                .hash();
        references.activate(hash, Who.SERVICE, "A test");
        assertThat(packs.activations().current().intake().referenceDataHash()).isEqualTo(hash);
      }
      alter(url, hash);

      try (PackWiring packs = wired(database, compiled)) {
        Activation damaged = packs.activations().current();
        assertThat(damaged.refused())
            .hasSize(PackWiring.SHIPPED.size())
            .allSatisfy(line -> assertThat(line.why()).contains(hash, "it was altered"));
        assertThatThrownBy(() -> damaged.served(TENANT, "lead-quality"))
            .isInstanceOfSatisfying(
                ServiceException.class,
                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE))
            .hasMessageContaining("it was altered");
        References references = packs.parts().references();
        assertThat(references.inForce()).isEqualTo(hash);

        references.activate(references.usual(), Who.SERVICE, "A test");

        Activation sound = packs.activations().current();
        assertThat(sound.refused()).isEmpty();
        for (String pack : PackWiring.SHIPPED.keySet()) {
          assertThat(sound.served(TENANT, pack)).isPresent();
        }
        assertThatThrownBy(() -> references.activate(hash, Who.SERVICE, "A test"))
            .isInstanceOf(ServiceException.class)
            .hasMessageContaining("it was altered");
        assertThat(packs.activations().current()).isSameAs(sound);
      }
    }
  }

  private PackWiring wired(Database database, List<RulePack> compiled) {
    Keyring keyring =
        Keyring.open(
            new SqlKeyStore(database),
            new MasterKeySource(null, folder.resolve("master.key")),
            new SecureRandom(),
            UuidCreator::getTimeOrderedEpochPlus1);
    return PackWiring.over(
        database,
        keyring,
        List.of(),
        compiled,
        new LogReader(new SqlDecisionStore(database), keyring),
        Clock.systemUTC(),
        UuidCreator::getTimeOrderedEpochPlus1);
  }

  private static void alter(String url, String hash) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement altering =
            connection.prepareStatement(
                "update reference_data set files = replace(files, 'damaged.example', 'harmful.example')"
                    + " where hash = ?")) {
      altering.setString(1, hash);
      assertThat(altering.executeUpdate()).isOne();
    }
  }
}
