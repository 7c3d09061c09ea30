package dev.assay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFileTest {
  private final NoteSigner signer = NoteSigner.of("assay.dev/log/1", new byte[32]);
  @TempDir private Path folder;

  @Test
  void read_cutAnywhere_givesTheWholeNotesAndWhereTheyEnd() throws IOException {
    CheckpointFile file = new CheckpointFile(folder.resolve("checkpoints"));
    List<String> notes = List.of(signer.sign("a\n1\nx\n"), signer.sign("a\n2\ny\n"));
    for (String note : notes) {
      file.append(note);
    }
    byte[] whole = Files.readAllBytes(file.path());
    assertThat(read(file)).isEqualTo(notes);

    long first = whole.length / 2; // both are of the same length
    for (int end = 0; end < whole.length; end++) {
      Files.write(file.path(), java.util.Arrays.copyOf(whole, end));
      List<String> found = new ArrayList<>();
      assertThat(file.read(found::add)).isEqualTo(end < first ? 0 : first);
      assertThat(found).isEqualTo(end < first ? List.of() : notes.subList(0, 1));
    }
    file.cutTo(first);
    file.append(notes.get(1));
    assertThat(Files.readAllBytes(file.path())).isEqualTo(whole);
  }

  @Test
  void read_noFile_nothing() {
    assertThat(read(new CheckpointFile(folder.resolve("none")))).isEmpty();
  }

  private static List<String> read(CheckpointFile file) {
    List<String> notes = new ArrayList<>();
    file.read(notes::add);
    return notes;
  }
}
