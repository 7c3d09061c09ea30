package dev.assay;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSortedMap;
import dev.assay.activation.ActivationStore;
import dev.assay.activation.Activations;
import dev.assay.activation.Activator;
import dev.assay.activation.BaseLines;
import dev.assay.activation.Choices;
import dev.assay.activation.NodeActivation;
import dev.assay.audit.Audit;
import dev.assay.audit.AuditStore;
import dev.assay.cluster.Memory;
import dev.assay.decisionlog.LogReader;
import dev.assay.explain.History;
import dev.assay.explain.NextBands;
import dev.assay.explain.ScoreChanges;
import dev.assay.explain.UnfiredRules;
import dev.assay.http.ExplainParts;
import dev.assay.http.PackParts;
import dev.assay.intake.Intake;
import dev.assay.intake.reference.ReferenceData;
import dev.assay.keys.Keyring;
import dev.assay.leads.Overrides;
import dev.assay.packs.Foresight;
import dev.assay.packs.PackLibrary;
import dev.assay.packs.PackSeal;
import dev.assay.packs.PackStore;
import dev.assay.packs.Publishing;
import dev.assay.proof.NoteVerifier;
import dev.assay.reference.Intakes;
import dev.assay.reference.ReferenceStore;
import dev.assay.replay.RawReader;
import dev.assay.replay.Replayer;
import dev.assay.replay.Retrial;
import dev.assay.rollout.Clockwork;
import dev.assay.rollout.Lines;
import dev.assay.rollout.References;
import dev.assay.rollout.Rollouts;
import dev.assay.rollout.Schedule;
import dev.assay.rollout.ScheduleStore;
import dev.assay.rollout.TallyStore;
import dev.assay.rollout.TrialWatch;
import dev.assay.rules.PackCompiler;
import dev.assay.rules.PackSource;
import dev.assay.rules.RulePack;
import dev.assay.storage.Database;
import dev.assay.storage.SqlActivationStore;
import dev.assay.storage.SqlAuditStore;
import dev.assay.storage.SqlFourEyes;
import dev.assay.storage.SqlInventory;
import dev.assay.storage.SqlPackStore;
import dev.assay.storage.SqlReferenceStore;
import dev.assay.storage.SqlScheduleStore;
import dev.assay.storage.SqlTallyStore;
import dev.assay.storage.SqlTuningStore;
import dev.assay.tuning.FourEyes;
import dev.assay.tuning.Tuner;
import dev.assay.weights.OwnTerms;
import dev.assay.weights.TuningStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** All that has to do with packs, wired: what judges, how that changes, and what watches it. */
public final class PackWiring implements AutoCloseable {
  /**
   * First live version of each pack that is shipped with this build, in the order of their names.
   */
  public static final Map<String, String> SHIPPED =
      ImmutableSortedMap.of(
          "crm-score", "1.0.0",
          "crm-workflow", "1.0.0",
          "icp-match", "1.0.0",
          "lead-quality", "1.0.0");

  /** Later versions of them, which wait until an operator rolls them out. */
  private static final Map<String, String> LATER = ImmutableSortedMap.of("icp-match", "2.0.0");

  /** How late what is due may be. */
  private static final Duration LATEST = Duration.ofSeconds(1);

  private final NodeActivation node;
  private final Activations activations;
  private final Publishing publishing;
  private final Choices choices;
  private final TrialWatch watch;
  private final Clockwork clockwork = new Clockwork();
  private final PackParts parts;
  private final RawReader rawReader;
  private final BaseLines baseLines;
  private final Foresight foresight;
  private final Schedule schedule;

  /** Where everything is kept. */
  public record Stores(
      PackStore packs,
      TuningStore tunings,
      ReferenceStore references,
      ActivationStore epochs,
      AuditStore audit,
      TallyStore tallies,
      ScheduleStore schedule,
      FourEyes fourEyes) {}

  /** The same over a database for a node that is alone, and in force. Blocks. */
  public static PackWiring over(
      Database database,
      Keyring keyring,
      List<NoteVerifier> trusted,
      List<RulePack> compiled,
      LogReader log,
      Clock clock,
      Supplier<UUID> ids) {
    PackWiring packs =
        new PackWiring(
            stores(database, memory(database)),
            Activator::alone,
            seal(keyring, trusted),
            compiled,
            Suppliers.memoize(() -> new Intake(ReferenceData.bundled())),
            log,
            clock,
            ids);
    packs.begin();
    return packs;
  }

  /** The stores of what judges, as many nodes share them. */
  public static Memory memory(Database database) {
    return new Memory(
        new SqlPackStore(database),
        new SqlTuningStore(database),
        new SqlActivationStore(database),
        new SqlReferenceStore(database),
        new SqlInventory(database));
  }

  static Stores stores(Database database, Memory memory) {
    return new Stores(
        memory.packs(),
        memory.tunings(),
        memory.references(),
        memory.epochs(),
        new SqlAuditStore(database),
        new SqlTallyStore(database),
        new SqlScheduleStore(database),
        new SqlFourEyes(database));
  }

  /** Signs by this service's own key. */
  static PackSeal seal(Keyring keyring, List<NoteVerifier> trusted) {
    return new PackSeal(keyring.hashKeys().secretFor("published packs"), trusted);
  }

  /** Compiles the packs that are shipped with this build. */
  public static List<RulePack> shipped() {
    PackCompiler compiler = new PackCompiler();
    return SHIPPED.entrySet().stream()
        .map(pack -> compiler.compile(PackSource.shipped(pack.getKey(), pack.getValue())))
        .toList();
  }

  /**
   * Wires it; nothing is in force yet. Never blocks.
   *
   * @param activator brings epochs into force here and wherever else they must be
   * @param compiled packs that need not be compiled again
   * @param intake reads with the reference data of this build
   */
  PackWiring(
      Stores stores,
      Function<NodeActivation, Activator> activator,
      PackSeal seal,
      List<RulePack> compiled,
      Supplier<Intake> intake,
      LogReader log,
      Clock clock,
      Supplier<UUID> ids) {
    Audit audit = new Audit(stores.audit(), clock, ids);
    PackLibrary library = new PackLibrary(stores.packs(), seal, new PackCompiler());
    compiled.forEach(library::add);
    foresight = new Foresight(library);
    OwnTerms ownTerms = new OwnTerms(stores.tunings());
    Intakes intakes = new Intakes(stores.references(), intake);
    node = new NodeActivation(stores.epochs(), stores.packs(), library, ownTerms, intakes);
    activations = new Activations(stores.epochs(), node, activator.apply(node));
    rawReader = new RawReader(stores.epochs(), ownTerms, intakes);
    choices = new Choices(stores.epochs(), stores.packs(), library, ownTerms, intakes);
    publishing = new Publishing(stores.packs(), seal, library, audit);
    Lines lines = new Lines(stores.packs(), publishing, activations, audit);
    Rollouts rollouts = new Rollouts(stores.packs(), activations, lines, audit);
    schedule = new Schedule(stores.schedule(), rollouts, audit, clock, ids);
    watch = new TrialWatch(stores.tallies(), rollouts);
    parts =
        new PackParts(
            stores.packs(),
            seal,
            library,
            stores.epochs(),
            activations,
            rollouts,
            lines,
            schedule,
            new References(stores.references(), intakes, activations, audit),
            watch,
            stores.tunings(),
            ownTerms,
            new Tuner(stores.tunings(), activations, stores.fourEyes(), audit),
            new Retrial(log),
            stores.fourEyes(),
            audit);
    baseLines = new BaseLines(publishing, activations, audit);
  }

  /** Brings into force what the stores and this build have, and does what is due. Blocks. */
  public void begin() {
    SHIPPED.forEach(baseLines::add);
    LATER.forEach(baseLines::add);
    activations.catchUp();
    clockwork.every(LATEST, "take the steps that are due", schedule::runDue);
    clockwork.every(LATEST, "save what was seen of versions on trial", watch::save);
  }

  /** What judges on this node. */
  public NodeActivation node() {
    return node;
  }

  /** What is in force, and how it changes. */
  public Activations activations() {
    return activations;
  }

  public Publishing publishing() {
    return publishing;
  }

  /** Reads leads by what is in force. */
  public Intake intake() {
    return activations.current().intake();
  }

  /** What the decider asks. */
  public Choices choices() {
    return choices;
  }

  /** What the decider tells. */
  public TrialWatch watch() {
    return watch;
  }

  /** Runs decisions again by what is kept here. */
  public Replayer replayer() {
    return new Replayer(parts.store(), parts.library(), parts.ownTerms(), rawReader);
  }

  /** What says why scores changed and what would raise them, by what is kept here. */
  ExplainParts explain(LogReader log, Overrides overrides) {
    ScoreChanges changes =
        new ScoreChanges(
            activations::current, parts.library(), replayer(), parts.ownTerms(), overrides);
    NextBands nextBands = new NextBands(parts.library(), replayer(), activations::current);
    UnfiredRules unfired = new UnfiredRules(parts.library(), replayer());
    return new ExplainParts(new History(log, changes), changes, nextBands, unfired);
  }

  /** What is told which texts will probably judge soon. */
  public Foresight foresight() {
    return foresight;
  }

  /** What the routes stand on. */
  public PackParts parts() {
    return parts;
  }

  @Override
  public void close() {
    foresight.close();
    clockwork.close();
    watch.close();
    choices.close();
  }
}
