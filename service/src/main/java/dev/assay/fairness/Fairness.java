package dev.assay.fairness;

import dev.assay.canonical.Bytes;
import dev.assay.canonical.Hash;
import dev.assay.decisionlog.DecisionLog;
import dev.assay.fairness.FairnessStore.Sealed;
import dev.assay.jobs.Job;
import dev.assay.jobs.JobStore;
import dev.assay.keys.DataKey;
import dev.assay.keys.KeyRequest;
import dev.assay.keys.Keyring;
import dev.assay.keys.Lookup;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Makes reports of fairness. Thread-safe; calls block. */
public final class Fairness {
  private final FairnessStore store;
  private final DecisionLog log;
  private final Keyring keyring;
  private final Clock clock;

  public Fairness(FairnessStore store, DecisionLog log, Keyring keyring, Clock clock) {
    this.store = store;
    this.log = log;
    this.keyring = keyring;
    this.clock = clock;
  }

  /**
   * That a lead belongs to a group.
   *
   * @param leadId the caller's own id
   */
  public record Membership(String leadId, String group) {}

  /** Takes these into a survey, each as its lead stands at the moment. */
  public void take(UUID tenantId, Survey survey, List<Membership> memberships) {
    List<List<String>> lookups = new ArrayList<>(memberships.size());
    for (Membership each : memberships) {
      lookups.add(keyring.hashKeys().all(Lookup.LEAD_ID, tenantId, each.leadId()));
    }
    Map<String, Standing> standings =
        store.standings(tenantId, lookups.stream().flatMap(List::stream).toList());
    for (int i = 0; i < memberships.size(); i++) {
      String group = memberships.get(i).group();
      lookups.get(i).stream()
          .map(standings::get)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresentOrElse(standing -> survey.add(group, standing), survey::addUnknown);
    }
  }

  /**
   * Keeps what a survey says, sealed by a key of its own.
   *
   * @param bands of the scores, the best one first
   */
  public void keep(Job job, Survey survey, List<String> bands) {
    byte[] report = survey.report(bands, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    DataKey key =
        log.keyFor(new KeyRequest(job.tenantId(), job.id(), null)).toCompletableFuture().join();
    Bytes sealed = key.seal(job.id(), report);
    store.keep(
        job.id(),
        new Sealed(Objects.requireNonNull(key.own()), sealed, Hash.of(report)),
        survey.taken(),
        survey.failed());
  }

  /** The report of a job, as canonical JSON. */
  public Optional<byte[]> report(Job job) {
    return store
        .find(job.id())
        .flatMap(
            kept ->
                keyring
                    .opening(job.tenantId(), job.id(), null, kept.key())
                    .map(key -> key.open(job.id(), kept.report())));
  }

  /** What the jobs of reports do: all is counted by then, and they only end. */
  public FairnessWork work(JobStore jobs) {
    return new FairnessWork(jobs, store, clock);
  }
}
