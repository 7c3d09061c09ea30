package dev.assay.rules;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * Compiles the text of a pack into rules that can be run. Each pack gets a container of its own
 * under a name made of its hash; a version is never updated in place.
 */
public final class PackCompiler {
  private static final String RESOURCES = "src/main/resources/";

  private final KieServices kie = KieServices.Factory.get();
  private final Cleaner cleaner = Cleaner.create();
  private final AtomicLong built = new AtomicLong();

  /**
   * Compiles a pack.
   *
   * @throws PackException with everything that is wrong with the pack
   */
  public RulePack compile(PackSource source) {
    PackManifest manifest = ManifestReader.read(source);
    List<Problem> problems = new ArrayList<>();
    List<DrlFile> files = drlFiles(source, problems);
    SortedMap<String, RulePlace> places = new TreeMap<>();
    files.forEach(file -> file.locate(places, problems));
    if (!problems.isEmpty()) {
      throw new PackException(manifest.name(), problems);
    }
    KieContainer container = build(manifest, source.hash(), files);
    return new RulePack(manifest, source.hash(), places, container, cleaner);
  }

  private static List<DrlFile> drlFiles(PackSource source, List<Problem> problems) {
    List<DrlFile> files = new ArrayList<>();
    source
        .files()
        .forEach(
            (path, text) -> {
              if (!path.endsWith(".drl")) {
                return;
              }
              Optional<Stratum> stratum = Stratum.ofFolder(path.replaceFirst("/.*", ""));
              if (stratum.isPresent()) {
                files.add(new DrlFile(path, text, stratum.get()));
              } else {
                problems.add(
                    Problem.of(path, "bad_path", "rules stand in risks, cross, signals, ..."));
              }
            });
    return files;
  }

  private KieContainer build(PackManifest manifest, String hash, List<DrlFile> files) {
    // Never the same name twice: the release of one must not take another's module away.
    String name = hash.replace("sha256:", "") + "-" + built.incrementAndGet();
    ReleaseId release = kie.newReleaseId("dev.assay.pack", manifest.pack(), name);
    KieFileSystem input = kie.newKieFileSystem();
    input.generateAndWritePomXML(release);
    input.writeKModuleXML(kie.newKieModuleModel().toXML());
    files.forEach(f -> input.write(RESOURCES + "dev/assay/pack/" + f.path(), f.source()));
    KieBuilder builder = kie.newKieBuilder(input).buildAll(ExecutableModelProject.class);
    List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
    if (!errors.isEmpty()) {
      kie.getRepository().removeKieModule(release);
      throw new PackException(manifest.name(), errors.stream().map(PackCompiler::problem).toList());
    }
    InternalKieModule module = (InternalKieModule) builder.getKieModule();
    return kie.newKieContainer(module.getReleaseId());
  }

  private static Problem problem(Message message) {
    String path = message.getPath() == null ? "" : message.getPath();
    return new Problem(
        path.replaceFirst("^(" + RESOURCES + ")?dev/assay/pack/", ""),
        message.getLine(),
        message.getColumn(),
        "does_not_compile",
        message.getText());
  }
}
