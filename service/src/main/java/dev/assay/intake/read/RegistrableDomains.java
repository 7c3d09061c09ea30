package dev.assay.intake.read;

import com.google.thirdparty.publicsuffix.PublicSuffixPatterns;
import com.google.thirdparty.publicsuffix.PublicSuffixType;
import dev.assay.intake.text.Memo;
import java.util.ArrayList;
import java.util.List;

/**
 * The domains that someone registered, of hosts. What was asked lately is remembered: most people
 * write from one of few providers, or from where their website is.
 */
public final class RegistrableDomains {
  private final Memo<String> known = new Memo<>(RegistrableDomains::read);

  /**
   * The domain registered under its registry's suffix; empty when there is none.
   *
   * @param ascii a host in lower case ASCII; empty for none
   */
  String of(String ascii) {
    return ascii.isEmpty() ? "" : known.of(ascii);
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
