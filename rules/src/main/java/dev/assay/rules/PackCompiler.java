package dev.assay.rules;

import dev.assay.rules.bytecode.ModuleCheck;
import dev.assay.rules.bytecode.Violation;
import dev.assay.rules.fairness.ProtectedAttributes;
import dev.assay.rules.guard.Source;
import dev.assay.rules.guard.Vocabulary;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles the text of a pack into rules that can be run: guard, compiler, guard of the bytecode,
 * and only then are classes loaded. Each pack gets a container of its own under a name made of its
 * hash; a version is never updated in place.
 */
public final class PackCompiler {
  private static final String RESOURCES = "src/main/resources/";
  private static final String PACK = "dev/assay/pack/";

  /** Enough for the most rules a pack may have on a machine that is busy with other things. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final KieServices kie = KieServices.Factory.get();
  private final Cleaner cleaner = Cleaner.create();
  private final AtomicLong built = new AtomicLong();
  private final Deadline deadline = new Deadline(LIMIT);
  private final PackGuard guard;
  private final ModuleCheck bytecode;

  public PackCompiler() {
    Vocabulary vocabulary = new Vocabulary();
    this.guard = new PackGuard(vocabulary, ProtectedAttributes.shipped());
    this.bytecode = new ModuleCheck(vocabulary.accessors(), vocabulary.constants());
  }

  /**
   * Compiles a pack, unless the build did so already.
   *
   * @throws PackException with everything that is wrong with the pack
   */
  public RulePack compile(PackSource source) {
    CompiledPack shipped = CompiledPack.shipped(source.hash());
    return deadline.call(
        () ->
            shipped == null
                ? load(guard.read(source))
                : load(PackGuard.manifest(source), source.hash(), shipped));
  }

  /** Reads and compiles a pack, and loads nothing. */
  CompiledPack make(PackSource source) {
    return deadline.call(() -> make(guard.read(source)));
  }

  /**
   * What is odd about a pack, though it may be used: see {@link PackWarnings}.
   *
   * @throws PackException with everything that is wrong with its text
   */
  public PackWarnings analyse(PackSource source) {
    return deadline.call(() -> PackWarnings.of(guard.read(source)));
  }

  /** Compiles a pack whose text was read. */
  RulePack load(GuardedPack pack) {
    return load(pack.manifest(), pack.hash(), make(pack));
  }

  private RulePack load(PackManifest manifest, String hash, CompiledPack compiled) {
    checkBytecode(manifest.name(), compiled);
    ReleaseId release = release(manifest, hash);
    kie.getRepository().addKieModule(compiled.module(release));
    return new RulePack(manifest, hash, compiled, kie.newKieContainer(release), cleaner);
  }

  /** Never the same name twice: the release of one must not take another's module away. */
  private ReleaseId release(PackManifest manifest, String hash) {
    String version = hash.replace("sha256:", "") + "-" + built.incrementAndGet();
    return kie.newReleaseId("dev.assay.pack", manifest.pack(), version);
  }

  private CompiledPack make(GuardedPack pack) {
    ReleaseId release = release(pack.manifest(), pack.hash());
    KieFileSystem input = kie.newKieFileSystem();
    input.generateAndWritePomXML(release);
    input.writeKModuleXML(kie.newKieModuleModel().toXML());
    for (Source source : pack.sources()) {
      input.write(RESOURCES + PACK + source.resource(), source.drl());
    }
    try {
      KieBuilder builder = kie.newKieBuilder(input).buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        throw new PackException(
            pack.manifest().name(), errors.stream().map(e -> problem(e, pack)).toList());
      }
      return CompiledPack.of((InternalKieModule) builder.getKieModule(), pack);
    } finally {
      kie.getRepository().removeKieModule(release);
    }
  }

  private void checkBytecode(String name, CompiledPack compiled) {
    List<Violation> violations = bytecode.check(compiled.classes());
    if (!violations.isEmpty()) {
      Map<String, RulePlace> places = compiled.places();
      throw new PackException(name, violations.stream().map(v -> problem(v, places)).toList());
    }
  }

  private static Problem problem(Violation violation, Map<String, RulePlace> places) {
    RulePlace place = places.getOrDefault(violation.rule(), new RulePlace("", 0, List.of()));
    return new Problem(
        place.file(),
        place.line(),
        0,
        "forbidden_code",
        (violation.rule().isEmpty() ? "the pack " : "rule '" + violation.rule() + "' ")
            + violation.what()
            + ", which no rule may do");
  }

  private static Problem problem(Message message, GuardedPack pack) {
    String path = message.getPath() == null ? "" : message.getPath();
    String resource = path.replaceFirst("^(" + RESOURCES + ")?" + PACK, "");
    return new Problem(
        pack.sources().stream()
            .filter(source -> source.resource().equals(resource))
            .map(Source::path)
            .findFirst()
            .orElse(resource),
        message.getLine(),
        message.getColumn(),
        "does_not_compile",
        message.getText());
  }
}
