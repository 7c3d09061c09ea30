package dev.assay.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A folder of text as a zip, read as if an enemy had packed it: entries, sizes, ratio and paths are
 * bounded, links, binary files and anything ambiguous are refused, and nothing is ever written to
 * disk. What may stand in a pack is not its concern; that is the guard's.
 *
 * <p>A pack that was zipped with its folder is read without it; hidden files are left out.
 */
public final class PackArchive {
  /** Bytes a zip may have. */
  public static final int MAX_BYTES = 4 << 20;

  /** Entries a zip may have. */
  public static final int MAX_ENTRIES = 1_000;

  /** Bytes one file may have once unpacked. */
  public static final int MAX_FILE = 1 << 20;

  /** Bytes all files together may have once unpacked. */
  public static final int MAX_UNPACKED = 16 << 20;

  /** How often larger a file may be than its packed form, once it is over {@link #SMALL}. */
  public static final int MAX_RATIO = 100;

  private static final int SMALL = 1 << 16;
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9._+-]{1,80}/){0,6}[A-Za-z0-9._+-]{1,80}");

  /** The first instant a zip can name: equal files give equal bytes. */
  private static final LocalDateTime FIRST_INSTANT = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PackArchive() {}

  /**
   * Reads a zip to its end.
   *
   * @throws PackException naming what is wrong, with code {@code bad_archive}
   */
  public static SortedMap<String, String> read(InputStream zip) throws IOException {
    byte[] bytes = zip.readNBytes(MAX_BYTES + 1);
    return read(bytes);
  }

  /**
   * The text files of a zip by path.
   *
   * @throws PackException naming what is wrong, with code {@code bad_archive}
   */
  public static SortedMap<String, String> read(byte[] zip) {
    return read(zip, MAX_FILE, PackSource.MANIFEST);
  }

  /**
   * The same of a folder of text that is no pack.
   *
   * @param maxFile bytes one file may have once unpacked
   * @param manifest a file of the folder itself, by which it is known whether it was zipped with it
   */
  public static SortedMap<String, String> read(byte[] zip, int maxFile, String manifest) {
    if (zip.length > MAX_BYTES) {
      throw refused("", "the archive is larger than " + MAX_BYTES / 1024 + " KiB");
    }
    List<ZipListing.Entry> listed = ZipListing.of(zip);
    SortedMap<String, String> files = new TreeMap<>();
    Set<String> names = new HashSet<>();
    int total = 0;
    int at = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (at >= listed.size() || !listed.get(at).name().equals(entry.getName())) {
          throw refused(entry.getName(), "the archive's listing does not name what it holds");
        }
        ZipListing.Entry inListing = listed.get(at++);
        if (entry.isDirectory()) {
          continue;
        }
        String path = path(entry.getName());
        byte[] content = content(in, path, inListing.packed(), maxFile);
        total += content.length;
        if (total > MAX_UNPACKED) {
          throw refused(path, "the archive unpacks to more than " + MAX_UNPACKED / 1024 + " KiB");
        }
        if (isHidden(path)) {
          continue;
        }
        if (!names.add(path.toLowerCase(Locale.ROOT))) {
          throw refused(path, "two files of the archive have this name");
        }
        files.put(path, text(path, content));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused("", "not a zip that can be read: " + e.getMessage());
    }
    if (at != listed.size()) {
      throw refused(listed.get(at).name(), "the archive lists a file it does not hold");
    }
    return withoutFolder(files, manifest);
  }

  /** A zip of files; equal files give equal bytes on any machine. */
  public static byte[] write(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(path(file.getKey()));
        // Stored, since what Deflate gives is another library's on another machine.
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(FIRST_INSTANT);
        out.putNextEntry(entry);
        out.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String path(String name) {
    boolean plain = PATH.matcher(name).matches();
    for (String part : name.split("/", -1)) {
      plain &= !part.equals(".") && !part.equals("..");
    }
    if (!plain) {
      throw refused(name, "a path may hold letters, digits, '-', '_', '.' and folders only");
    }
    return name;
  }

  private static boolean isHidden(String path) {
    return path.startsWith(".") || path.contains("/.");
  }

  private static byte[] content(InputStream in, String path, long packed, int maxFile)
      throws IOException {
    byte[] content = in.readNBytes(maxFile + 1);
    if (content.length > maxFile) {
      throw refused(path, "the file is larger than " + maxFile / 1024 + " KiB");
    }
    if (content.length > SMALL && content.length > MAX_RATIO * packed) {
      throw refused(path, "the file is packed too tightly to be text");
    }
    return content;
  }

  private static String text(String path, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw refused(path, "the file is not text in UTF-8");
    }
  }

  /** A pack that was zipped with its folder: {@code my-pack/pack.yaml} becomes pack.yaml. */
  private static SortedMap<String, String> withoutFolder(
      SortedMap<String, String> files, String manifest) {
    if (files.isEmpty() || files.containsKey(manifest)) {
      return files;
    }
    String folder = files.firstKey().replaceFirst("/.*", "/");
    if (!files.containsKey(folder + manifest)
        || !files.keySet().stream().allMatch(path -> path.startsWith(folder))) {
      return files;
    }
    SortedMap<String, String> inside = new TreeMap<>();
    files.forEach((path, text) -> inside.put(path.substring(folder.length()), text));
    return inside;
  }

  static PackException refused(String path, String message) {
    return new PackException("archive", List.of(Problem.of(path, "bad_archive", message)));
  }
}
