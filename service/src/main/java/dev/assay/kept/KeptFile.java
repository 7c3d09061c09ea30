package dev.assay.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.canonical.Bytes;
import dev.assay.canonical.Hash;
import dev.assay.keys.BrokenSealException;
import dev.assay.keys.Keyring;
import dev.assay.keys.Opening;
import dev.assay.keys.WrappedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps it in two files: all of it, sealed, behind one line by which whoever has the master key can
 * open it; and the time at which it was certain last, which is written every few seconds.
 */
public final class KeptFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "last known good";
  private static final String CERTAIN = "last known good is certain ";

  private final Path file;
  private final Path certain;

  /** In that file, and one beside it. */
  public KeptFile(Path file) {
    this.file = file;
    this.certain = file.resolveSibling(file.getFileName() + ".certain");
  }

  public boolean exists() {
    return Files.exists(file);
  }

  /** By what the keyring is opened that opens the rest. */
  public Opening opening() {
    try {
      JsonNode in = JSON.readTree(head(read()));
      List<WrappedKey> keys = new ArrayList<>();
      for (JsonNode key : in.path("hash_keys")) {
        Bytes sealed = Bytes.of(key.path("sealed").binaryValue());
        keys.add(new WrappedKey(key.path("version").asInt(), sealed));
      }
      return new Opening(in.path("master_key_check").asText(), keys);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * What is kept.
   *
   * @throws BrokenSealException where it was altered
   */
  public Kept open(Keyring keyring) {
    byte[] all = read();
    byte[] sealed = Arrays.copyOfRange(all, head(all).length + 1, all.length);
    Kept kept = KeptJson.read(keyring.openFile(NAME, Bytes.of(sealed)));
    return certainOn(keyring, sealed)
        .filter(kept.certainOn()::isBefore)
        .map(kept::certain)
        .orElse(kept);
  }

  /** The newest time at which that very content was certain; empty where it was not noted. */
  private Optional<Instant> certainOn(Keyring keyring, byte[] sealed) {
    try {
      byte[] time =
          keyring.openFile(CERTAIN + Hash.of(sealed), Bytes.of(Files.readAllBytes(certain)));
      return Optional.of(Instant.parse(new String(time, StandardCharsets.US_ASCII)));
    } catch (IOException | BrokenSealException notNoted) {
      LOG.debug("there is no later time in {}", certain, notNoted);
      return Optional.empty();
    }
  }

  /**
   * Keeps this from now on.
   *
   * @return names what was written, for {@link #certain}
   */
  String write(Kept kept, Keyring keyring) {
    byte[] sealed = keyring.sealFile(NAME, KeptJson.write(kept)).toArray();
    try {
      byte[] head = head(keyring.opening());
      byte[] all = Arrays.copyOf(head, head.length + 1 + sealed.length);
      all[head.length] = '\n';
      System.arraycopy(sealed, 0, all, head.length + 1, sealed.length);
      replace(file, all);
      return Hash.of(sealed);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the last known good in " + file, e);
    }
  }

  /** What was written is certain at a later time too. */
  void certain(String written, Instant on, Keyring keyring) {
    byte[] time = on.toString().getBytes(StandardCharsets.US_ASCII);
    try {
      replace(certain, keyring.sealFile(CERTAIN + written, time).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + certain, e);
    }
  }

  /** Whole or not at all, and for nobody else to read. */
  private static void replace(Path path, byte[] content) throws IOException {
    Path whole = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(whole);
    try (FileChannel channel =
        FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] head(Opening opening) throws IOException {
    ObjectNode out = JSON.createObjectNode();
    out.put("format", 1).put("master_key_check", opening.masterKeyCheck());
    ArrayNode keys = out.putArray("hash_keys");
    for (WrappedKey key : opening.hashKeys()) {
      keys.addObject().put("version", key.version()).put("sealed", key.sealed().toArray());
    }
    return JSON.writeValueAsBytes(out);
  }

  private byte[] head(byte[] all) {
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        return Arrays.copyOf(all, i);
      }
    }
    throw unreadable(new IOException("it has no first line"));
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("the last known good cannot be read from " + file, e);
  }
}
