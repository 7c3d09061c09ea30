package dev.assay.cli.pack;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import picocli.CommandLine;

/** What a command on packs printed, and ended with. */
record Run(int exit, String out) {

  static Run of(Object... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commands = new CommandLine(new PackCommand()).setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(out));
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    return new Run(commands.execute(words), out.toString());
  }

  /** What it printed behind a word. */
  String after(String word) {
    return out.replaceFirst("(?s).*" + word + " (\\S+).*", "$1");
  }

  /** Writes a key to sign with, of one byte over and over. */
  static Path key(Path file, int seed) throws IOException {
    String der = "302e020100300506032b657004220420" + "%02x".formatted(seed).repeat(32);
    String pem = Base64.getMimeEncoder().encodeToString(HexFormat.of().parseHex(der));
    String text = "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n";
    return Files.writeString(file, text, StandardCharsets.US_ASCII);
  }
}
