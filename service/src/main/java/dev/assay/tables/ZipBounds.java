package dev.assay.tables;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Unpacks a zip once, counting, before it is read: bombs are small until unpacked. Takes the same
 * reader, so that what is counted is what is read.
 */
final class ZipBounds {
  private static final int MAX_ENTRIES = 100;
  private static final int MAX_BYTES = 16 << 20;

  private ZipBounds() {}

  static void check(byte[] zip) {
    try (ZipFile file =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      List<ZipArchiveEntry> entries = Collections.list(file.getEntries());
      if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
        throw refused("it has " + entries.size() + " parts, must have 1 to " + MAX_ENTRIES);
      }
      long bytes = 0;
      for (ZipArchiveEntry entry : entries) {
        try (InputStream content = file.getInputStream(entry)) {
          bytes += content.readNBytes((int) (MAX_BYTES + 1 - bytes)).length;
        }
        if (bytes > MAX_BYTES) {
          throw refused("it unpacks to more than " + MAX_BYTES / 1024 + " KiB");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused("it is no zip");
    }
  }

  private static ServiceException refused(String why) {
    return new ServiceException(ErrorCode.INVALID, "this spreadsheet cannot be read: " + why);
  }
}
