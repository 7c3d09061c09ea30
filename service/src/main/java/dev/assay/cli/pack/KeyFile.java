package dev.assay.cli.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key as OpenSSL writes it: PKCS #8 in PEM. */
final class KeyFile {
  /** Everything of such a key but its last 32 bytes. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int SECRET = 32;

  private KeyFile() {}

  /** The 32 bytes by which it signs. */
  static byte[] secret(Path file) throws IOException {
    String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] der;
    try {
      der = Base64.getDecoder().decode(pem);
    } catch (IllegalArgumentException e) {
      der = new byte[0];
    }
    if (der.length != PREFIX.length + SECRET
        || !Arrays.equals(der, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new IllegalArgumentException(
          file + " is no Ed25519 key; make one: openssl genpkey -algorithm ed25519 -out " + file);
    }
    return Arrays.copyOfRange(der, PREFIX.length, der.length);
  }
}
