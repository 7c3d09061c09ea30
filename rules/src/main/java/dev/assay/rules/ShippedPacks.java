package dev.assay.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compiles the packs that are shipped, while the product is built. */
public final class ShippedPacks {
  private ShippedPacks() {}

  /**
   * Compiles all packs in a folder; the build fails when one does not pass.
   *
   * @param args the folder of the packs, by name and version; the folder for what is made of them
   */
  public static void main(String[] args) throws IOException {
    Path made = Files.createDirectories(Path.of(args[1]));
    PackCompiler compiler = new PackCompiler();
    for (Path folder : versions(Path.of(args[0]))) {
      PackSource source = PackSource.ofFolder(folder);
      Files.write(
          made.resolve(CompiledPack.fileName(source.hash())), compiler.make(source).bytes());
    }
  }

  private static List<Path> versions(Path packs) throws IOException {
    try (Stream<Path> folders = Files.walk(packs, 2)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(PackSource.MANIFEST)))
          .sorted()
          .toList();
    }
  }
}
