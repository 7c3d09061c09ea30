package dev.assay.packs;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import dev.assay.proof.NoteSigner;
import dev.assay.proof.NoteVerifier;
import java.util.List;
import java.util.stream.Stream;

/**
 * Signs versions of packs, and tells good signatures from others. A signature is a signed note
 * (C2SP, Ed25519) that names the line, the pack, the version and both hashes, so that none of them
 * can be exchanged. This service signs with a key of its own; keys of others, such as a CI, are
 * good where the operator says so.
 */
public final class PackSeal {
  /** The name under which this service signs. */
  public static final String NAME = "assay.dev/packs";

  private static final String FORMAT = "assay.dev/pack@v1";

  private final NoteSigner own;
  private final List<NoteVerifier> trusted;

  /**
   * Signs under a secret.
   *
   * @param secret 32 bytes, the same on all nodes that share packs
   * @param trusted verifier keys of others whose signatures are good as well
   */
  public PackSeal(byte[] secret, List<NoteVerifier> trusted) {
    this.own = NoteSigner.of(NAME, secret);
    this.trusted = Stream.concat(Stream.of(own.verifier()), trusted.stream()).toList();
  }

  /** What a signature is made of. */
  public static String text(Line line, String version, String packHash, String casesHash) {
    String owner = line.isBase() ? "base" : line.owner().toString();
    return String.join("\n", FORMAT, owner, line.pack(), version, packHash, casesHash) + "\n";
  }

  public String sign(Line line, String version, String packHash, String casesHash) {
    return own.sign(text(line, version, packHash, casesHash));
  }

  /** By which others check what is signed here. */
  public NoteVerifier verifier() {
    return own.verifier();
  }

  /**
   * Refuses a version without a good signature.
   *
   * @throws ServiceException that says what is wrong with it
   */
  public void check(PackVersion version) {
    String text = text(version.line(), version.version(), version.packHash(), version.casesHash());
    List<String> signed =
        trusted.stream().flatMap(key -> key.open(version.signature()).stream()).toList();
    if (signed.isEmpty()) {
      throw refused(version, "it is not signed by a key that is trusted here");
    }
    if (!signed.contains(text)) {
      throw refused(version, "what was signed is another line, version or hash");
    }
  }

  static ServiceException refused(PackVersion version, String why) {
    return new ServiceException(
        ErrorCode.CONFLICT, "%s is refused: %s".formatted(version.name(), why));
  }
}
