package dev.assay.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.activation.Served;
import dev.assay.decisionlog.Decision;
import dev.assay.decisionlog.InMemoryStore;
import dev.assay.decisionlog.SampleDecisions;
import dev.assay.gate.Drift;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.MasterKeySource;
import dev.assay.packs.Line;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.weights.LeadMapping;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Leads that one of two packs fails on. */
final class TallyTest {
  private static final UUID TENANT = new UUID(1, 1);

  private final PackSource sound = PackSource.shipped("lead-quality", "1.0.0");

  /** A value that no guard can see is over 1 for a message of two words. */
  private PackSource failing() {
    Map<String, String> files = new TreeMap<>(sound.files());
    files.replaceAll(
        (path, text) ->
            text.replace(
                    "job.seniority in (Seniority.OWNER, Seniority.CHIEF)", "$words : message.words")
                .replace("card.factor(\"seniority\", 1.0)", "card.factor(\"seniority\", $words)"));
    return new PackSource(files);
  }

  private static Decision decision() {
    String masterKey = Base64.getEncoder().encodeToString(new byte[32]);
    MasterKeySource source = new MasterKeySource(masterKey, Path.of("none"));
    Supplier<UUID> ids = SampleDecisions::newId;
    Keyring keyring = Keyring.open(new InMemoryStore(), source, new SecureRandom(), ids);
    UUID id = ids.get();
    DataKey key = keyring.fetch(List.of(new KeyRequest(TENANT, id, null))).get(0);
    return SampleDecisions.of(TENANT, id, null, key);
  }

  private static Drift drift(PackSource live, PackSource candidate) {
    Tally tally = new Tally(true);
    try (RulePack now = new PackCompiler().compile(live);
        RulePack then = new PackCompiler().compile(candidate)) {
      Served served =
          new Served(Line.base("lead-quality"), now, now.terms(), null, LeadMapping.NONE);
      tally.judge(decision(), served, then, then.terms());
      assertThat(tally.seen()).isEqualTo(1);
      return tally.drift();
    }
  }

  @Test
  void judge_candidateFails_isCounted() {
    Drift drift = drift(sound, failing());

    assertThat(drift.failed()).isEqualTo(1);
    assertThat(drift.decisions()).isZero();
  }

  @Test
  void judge_liveFails_speaksNotAgainstTheCandidate() {
    Drift drift = drift(failing(), sound);

    assertThat(drift.failed()).isZero();
    assertThat(drift.decisions()).isZero();
  }
}
