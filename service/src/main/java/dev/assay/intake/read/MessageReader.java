package dev.assay.intake.read;

import dev.assay.intake.reference.TextModel;
import dev.assay.intake.text.Letters;
import dev.assay.intake.text.Plain;
import dev.assay.model.Message;
import java.util.Locale;

/** Measures what a contact wrote, in any script. */
public final class MessageReader {
  private final TextModel model;

  public MessageReader(TextModel model) {
    this.model = model;
  }

  public Message read(String sent) {
    String text = Plain.block(sent);
    if (text.isEmpty()) {
      return Message.ABSENT;
    }
    int letters = 0;
    int words = 0;
    int run = 0;
    int runWord = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      boolean counts = Letters.isLetter(character) || Letters.digit(character) >= 0;
      int lettersAWord = counts ? Letters.lettersAWord(character) : 0;
      letters += counts ? Letters.weight(character) : 0;
      if (run > 0 && lettersAWord != runWord) {
        words += ceil(run, runWord);
        run = 0;
      }
      if (lettersAWord > 0) {
        runWord = lettersAWord;
        run++;
        inside = false;
      } else if (counts) {
        words += inside ? 0 : 1;
        inside = true;
      } else if (Letters.isBlank(character)) {
        inside = false;
      }
    }
    words += run > 0 ? ceil(run, runWord) : 0;
    return new Message(text, letters, words, urls(text), model.gibberish(text));
  }

  private static int ceil(int letters, int lettersAWord) {
    return (letters + lettersAWord - 1) / lettersAWord;
  }

  private int urls(String text) {
    if (text.indexOf('.') < 0 && !text.contains("://")) {
      return 0;
    }
    int urls = 0;
    int start = 0;
    for (int end = 0; end <= text.length(); end++) {
      if (end == text.length() || isSeparator(text.charAt(end))) {
        urls += end > start && isUrl(text.substring(start, end)) ? 1 : 0;
        start = end + 1;
      }
    }
    return urls;
  }

  private static boolean isSeparator(char c) {
    boolean wordy = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !wordy && (Letters.isBlank(c) || "<>()[]{}\"',;|".indexOf(c) >= 0);
  }

  /**
   * A scheme, {@code www.}, or a bare host under a suffix that exists; e-mail addresses are none.
   */
  private boolean isUrl(String token) {
    int dot = token.indexOf('.');
    if (dot < 1 && token.indexOf("://") < 0) {
      return false;
    }
    String word = token.toLowerCase(Locale.ROOT);
    if (word.contains("http://") || word.contains("https://") || word.startsWith("www.")) {
      return true;
    }
    return token.indexOf('@') < 0 && isRegistered(trimmed(word));
  }

  private boolean isRegistered(String word) {
    return !RegistrableDomains.of(WebsiteReader.host(word)).isEmpty();
  }

  private static String trimmed(String word) {
    int end = word.length();
    while (end > 0 && ".!?:".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }
}
