package dev.assay.intake.read;

import com.google.thirdparty.publicsuffix.PublicSuffixPatterns;
import com.google.thirdparty.publicsuffix.PublicSuffixType;
import java.util.ArrayList;
import java.util.List;

/**
 * The domains that someone registered, of hosts. Not remembered: where companies differ from lead
 * to lead, as they mostly do, to look in a memory costs more than to read them again.
 */
final class RegistrableDomains {
  private RegistrableDomains() {}

  /**
   * The domain registered under its registry's suffix; empty when there is none.
   *
   * @param ascii a host in lower case ASCII; empty for none
   */
  static String of(String ascii) {
    return ascii.isEmpty() ? "" : read(ascii);
  }

  private static String read(String ascii) {
    List<String> labels = new ArrayList<>(4);
    int start = 0;
    for (int dot = ascii.indexOf('.'); dot >= 0; dot = ascii.indexOf('.', start)) {
      labels.add(ascii.substring(start, dot));
      start = dot + 1;
    }
    labels.add(ascii.substring(start));
    int suffix = PublicSuffixPatterns.TRIE.findSuffixIndex(labels, PublicSuffixType.REGISTRY);
    int skipped = 0;
    for (int i = 0; i < suffix - 1; i++) {
      skipped += labels.get(i).length() + 1;
    }
    return suffix > 0 ? ascii.substring(skipped) : "";
  }
}
