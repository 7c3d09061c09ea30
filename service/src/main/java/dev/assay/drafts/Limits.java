package dev.assay.drafts;

import dev.assay.errors.ErrorCode;
import dev.assay.errors.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** What may stand in a draft: known folders, plain names, text of bounded size. */
final class Limits {
  static final int FILE_BYTES = 256 << 10;
  static final int ALL_BYTES = 16 << 20;
  static final int FILES = 2_000;

  /** How many drafts of one line there may be that are not published. */
  static final int DRAFTS = 100;

  private static final int PATH_LENGTH = 200;
  private static final Pattern PATH =
      Pattern.compile(
          "pack\\.yaml"
              + "|(risks|cross|signals|factors|actions)/[A-Za-z0-9_-][A-Za-z0-9._-]*\\.drl"
              + "|lists/[A-Za-z0-9_-][A-Za-z0-9._-]*\\.txt"
              + "|tables/[A-Za-z0-9_-][A-Za-z0-9._-]*\\.csv"
              + "|cases/([A-Za-z0-9_-][A-Za-z0-9._+-]*/){0,4}[A-Za-z0-9_-][A-Za-z0-9._+-]*\\.yaml");

  private Limits() {}

  static void check(String path, String text) {
    if (path.length() > PATH_LENGTH || !PATH.matcher(path).matches()) {
      throw refused(
          "this is no place for a file of a pack: pack.yaml, risks|cross|signals|factors|actions/*.drl,"
              + " lists/*.txt, tables/*.csv and cases/**/*.yaml are");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > FILE_BYTES) {
      throw refused(path + " is larger than " + FILE_BYTES / 1024 + " KiB");
    }
    if (text.indexOf(0) >= 0) {
      throw refused(path + " is no text: it holds a NUL");
    }
  }

  static void check(Map<String, String> files) {
    if (files.size() > FILES) {
      throw refused("a draft has at most " + FILES + " files");
    }
    long bytes = 0;
    for (Map.Entry<String, String> file : files.entrySet()) {
      check(file.getKey(), file.getValue());
      bytes += file.getValue().length();
    }
    if (bytes > ALL_BYTES) {
      throw refused("a draft has at most " + ALL_BYTES / 1024 + " KiB of text");
    }
  }

  private static ServiceException refused(String message) {
    return new ServiceException(ErrorCode.INVALID, message);
  }
}
