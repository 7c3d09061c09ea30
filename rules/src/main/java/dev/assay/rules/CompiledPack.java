package dev.assay.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.compiler.kproject.models.KieModuleModelImpl;
import org.drools.modelcompiler.CanonicalKieModule;
import org.drools.util.PortablePath;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;

/**
 * What the compiler made of a pack that passed the guard: its classes, where its rules stand, and
 * which parts of a lead they look at. Of the packs that are shipped, the build makes it, since
 * reading and compiling their text would be most of a start.
 */
final class CompiledPack {
  private static final String FOLDER = "compiled/";
  private static final String PLACES = "META-INF/assay/places";
  private static final String PARTS = "META-INF/assay/parts";
  private static final String MODEL = "META-INF/kie/";
  private static final String CLASS = ".class";

  private final MemoryFileSystem files;

  private CompiledPack(MemoryFileSystem files) {
    this.files = files;
  }

  /** Keeps what is needed to judge, and not the texts it was made from. */
  static CompiledPack of(InternalKieModule module, GuardedPack pack) {
    MemoryFileSystem files = new MemoryFileSystem();
    for (String name : module.getFileNames()) {
      if (name.endsWith(CLASS) || name.startsWith(MODEL) || name.equals(kmodule())) {
        files.write(PortablePath.of(name), module.getBytes(name));
      }
    }
    StringBuilder places = new StringBuilder();
    pack.rulePlaces()
        .forEach(
            (rule, place) -> {
              places
                  .append(place.line())
                  .append('\t')
                  .append(place.file())
                  .append('\t')
                  .append(rule);
              place.marks().forEach(mark -> places.append('\t').append(mark));
              places.append('\n');
            });
    files.write(PortablePath.of(PLACES), utf8(places.toString()));
    files.write(PortablePath.of(PARTS), utf8(String.join("\n", pack.parts())));
    return new CompiledPack(files);
  }

  /** What the build made of a pack that is shipped; null for other packs. */
  static @Nullable CompiledPack shipped(String packHash) {
    try (InputStream in =
        CompiledPack.class.getClassLoader().getResourceAsStream(FOLDER + fileName(packHash))) {
      return in == null ? null : new CompiledPack(MemoryFileSystem.readFromJar(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a compiled pack of this build", e);
    }
  }

  static String fileName(String packHash) {
    return packHash.replace("sha256:", "") + ".jar";
  }

  byte[] bytes() {
    return files.writeAsBytes();
  }

  /** The bytes of each class file by its path. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new TreeMap<>();
    files
        .getMap()
        .forEach(
            (path, bytes) -> {
              if (path.asString().endsWith(CLASS)) {
                classes.put(path.asString(), bytes);
              }
            });
    return classes;
  }

  /** Where each rule stands and what it marks, by its name. */
  SortedMap<String, RulePlace> places() {
    SortedMap<String, RulePlace> places = new TreeMap<>();
    text(PLACES)
        .lines()
        .forEach(
            line -> {
              List<String> place = List.of(line.split("\t", -1));
              places.put(
                  place.get(2),
                  new RulePlace(
                      place.get(1),
                      Integer.parseInt(place.get(0)),
                      place.subList(3, place.size())));
            });
    return places;
  }

  /** The parts of a lead that its rules look at. */
  SortedSet<String> parts() {
    return new TreeSet<>(text(PARTS).lines().toList());
  }

  /** What Drools loads it from, under a name. */
  InternalKieModule module(ReleaseId release) {
    KieModuleModel model = KieModuleModelImpl.fromXML(text(kmodule()));
    KieBuilderImpl.setDefaultsforEmptyKieModule(model);
    return new CanonicalKieModule(new MemoryKieModule(release, model, files));
  }

  private String text(String path) {
    return new String(files.getBytes(path), StandardCharsets.UTF_8);
  }

  private static String kmodule() {
    return KieModuleModelImpl.KMODULE_JAR_PATH.asString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
