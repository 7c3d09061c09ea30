package dev.assay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.canonical.Bytes;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoteTest {
  /** The key and the note that the documentation of Go's package note shows. */
  private static final String GO_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String GO_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String GO_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private final NoteSigner signer =
      NoteSigner.of("assay.dev/log/1", Bytes.of(new byte[32]).toArray());

  @Test
  void open_noteOfAnotherImplementation_accepted() {
    NoteVerifier verifier = NoteVerifier.parse(GO_KEY);

    assertThat(verifier).hasToString(GO_KEY);
    assertThat(verifier.open(GO_NOTE))
        .hasValueSatisfying(text -> assertThat(text).startsWith("If"));
  }

  @Test
  void sign_keyOfAnotherImplementation_sameNote() {
    byte[] typed = Base64.getDecoder().decode(GO_SEED);
    byte[] seed = java.util.Arrays.copyOfRange(typed, 1, typed.length);
    String text = GO_NOTE.substring(0, GO_NOTE.indexOf("\n\n") + 1);

    assertThat(NoteSigner.of("PeterNeumann", seed).verifier()).hasToString(GO_KEY);
    assertThat(NoteSigner.of("PeterNeumann", seed).sign(text)).isEqualTo(GO_NOTE);
  }

  @Test
  void open_anyByteAltered_refused() {
    String note = signer.sign(new Checkpoint("assay.dev/log/1", 7, Bytes.of(new byte[32])).text());
    assertThat(signer.verifier().open(note)).isPresent();

    int last = note.length() - 4; // the last digits of base64 may say nothing
    for (int i = 0; i < last; i++) {
      char other = note.charAt(i) == 'A' ? 'B' : 'A';
      String altered = note.substring(0, i) + other + note.substring(i + 1);
      assertThat(signer.verifier().open(altered)).as(altered).isEmpty();
    }
    for (int end = 0; end < note.length(); end++) {
      assertThat(signer.verifier().open(note.substring(0, end))).isEmpty();
    }
  }

  @Test
  void open_signedByAnother_refused() {
    byte[] seed = new byte[32];
    seed[0] = 1;
    NoteSigner other = NoteSigner.of("assay.dev/log/1", seed);

    assertThat(signer.verifier().open(other.sign("text\n"))).isEmpty();
    assertThat(other.verifier().open(other.sign("text\n"))).hasValue("text\n");
  }

  @Test
  void open_moreSignatures_oneOfThemOurs_accepted() {
    String note = signer.sign("text\n");
    String witnessed = note + note.substring(note.indexOf(NoteVerifier.DASH)).replace("log/1", "x");

    assertThat(signer.verifier().open(witnessed)).hasValue("text\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc",
        "PeterNeumann+c74f20a3+!",
      })
  void parse_noVerifierKey_refused(String text) {
    assertThatThrownBy(() -> NoteVerifier.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void checkpoint_text_readsBack() {
    Checkpoint checkpoint = new Checkpoint("assay.dev/log/1", 20852163, Bytes.of(new byte[32]));

    assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    for (String garbled :
        List.of("a\n1\n", "a\n01\nAAAA\n", checkpoint.text().replace("208", "-8"), "a\nb\nc\n")) {
      assertThatThrownBy(() -> Checkpoint.parse(garbled))
          .as(garbled)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
