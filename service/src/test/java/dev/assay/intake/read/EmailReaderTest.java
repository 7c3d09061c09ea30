package dev.assay.intake.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.assay.intake.reference.ReferenceData;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmailReaderTest {
  private static final String CHARACTERS = "abcxyz019.-_+@A ";
  private static final EmailValidator LIBRARY =
      JMail.validator()
          .disallowIpDomain()
          .requireTopLevelDomain()
          .disallowSingleCharacterTopLevelDomains()
          .disallowQuotedIdentifiers()
          .disallowObsoleteWhitespace()
          .disallowExplicitSourceRouting()
          .withRule(address -> address.comments().isEmpty());

  private final EmailReader emails = new EmailReader(ReferenceData.bundled());

  @Test
  void isAddress_asTheLibrarySays() {
    Random random = new Random(20261122);
    int addresses = 0;
    for (int i = 0; i < 200_000; i++) {
      String local = random(random, 1 + random.nextInt(random.nextInt(100) == 0 ? 70 : 6));
      String host = random(random, 1 + random.nextInt(6)) + "." + random(random, 2);
      String address = local + "@" + host;
      int at = address.indexOf('@');
      boolean expected =
          at > 0 && !Hosts.ascii(address.substring(at + 1)).isEmpty() && LIBRARY.isValid(address);
      addresses += expected ? 1 : 0;

      assertThat(emails.isAddress(address)).as(address).isEqualTo(expected);
      if (expected) {
        assertThat(emails.read(address).valid()).as(address).isTrue();
      }
    }
    assertThat(addresses).isGreaterThan(5_000);
  }

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      // Mostly letters, so that enough of them are addresses.
      int known = random.nextInt(4) == 0 ? CHARACTERS.length() : 9;
      text.append(CHARACTERS.charAt(random.nextInt(known)));
    }
    return text.toString();
  }
}
