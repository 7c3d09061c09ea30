package dev.assay.intake.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InternetDomainName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailboxListsTest {
  private static final ReferenceData DATA = ReferenceData.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailinator.com", "sub.mailinator.com", "a.b.mailinator.com", "MAILINATOR.COM",
            "mailinator.com.",
        "guerrillamail.com", "10minutemail.com", "10minutemail.net", "yopmail.com", "yopmail.fr",
        "tempmail.com", "temp-mail.org", "temp-mail.io", "tempmail.net", "throwawaymail.com",
        "trashmail.com", "sharklasers.com", "getnada.com", "maildrop.cc", "dispostable.com",
        "fakeinbox.com", "mohmal.com", "emailondeck.com", "discard.email", "mailnesia.com",
        "spamgourmet.com", "mintemail.com", "tempail.com", "moakt.com"
      })
  void disposable_knownThrowAwayService(String domain) {
    assertThat(DATA.disposable(domain)).isTrue();
    assertThat(DATA.disposableTier(domain)).isEqualTo(DisposableTier.REVIEWED);
    assertThat(DATA.free(domain)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gmail.com",
        "Gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "hotmail.co.uk",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.co.uk",
        "yahoo.co.jp",
        "yahoo.com.br",
        "ymail.com",
        "aol.com",
        "icloud.com",
        "me.com",
        "gmx.de",
        "gmx.net",
        "gmx.at",
        "web.de",
        "t-online.de",
        "freenet.de",
        "orange.fr",
        "wanadoo.fr",
        "free.fr",
        "laposte.net",
        "libero.it",
        "virgilio.it",
        "tiscali.it",
        "qq.com",
        "163.com",
        "126.com",
        "sina.com",
        "naver.com",
        "daum.net",
        "hanmail.net",
        "mail.ru",
        "bk.ru",
        "yandex.ru",
        "ukr.net",
        "wp.pl",
        "o2.pl",
        "interia.pl",
        "seznam.cz",
        "abv.bg",
        "freemail.hu",
        "uol.com.br",
        "terra.com.br",
        "rediffmail.com",
        "sapo.pt",
        "bluewin.ch",
        "comcast.net",
        "btinternet.com",
        "bigpond.com",
        "telenet.be",
        "ziggo.nl",
        "proton.me",
        "protonmail.com",
        "fastmail.com",
        "tutanota.com",
        "tuta.com",
        "duck.com",
        "vk.com",
        "zoho.com",
        "hey.com",
        "mailbox.org",
        "posteo.de",
        "hushmail.com",
        "privaterelay.appleid.com"
      })
  void free_mailboxProvider(String domain) {
    assertThat(DATA.free(domain)).isTrue();
    assertThat(DATA.disposable(domain)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "example.org",
        "acme.com",
        "acme.example",
        "siemens.com",
        "sap.com",
        "bosch.de",
        "bt.com",
        "alibaba.com",
        "microsoft.com",
        "apple.com",
        "google.com",
        "amazon.com",
        "github.com",
        "github.io",
        "conturs.com",
        "telefonica.es",
        "inditex.com",
        "bbva.com",
        "lidl.de",
        "allianz.de",
        "renault.fr",
        "totalenergies.com",
        "eni.it",
        "ferrari.it",
        "philips.nl",
        "ing.nl",
        "ikea.se",
        "novonordisk.dk",
        "nokia.fi",
        "petrobras.com.br",
        "tata.com",
        "infosys.com",
        "sony.co.jp",
        "samsung.com",
        "oxford.ac.uk",
        "mit.edu",
        "uni-heidelberg.de",
        "gov.uk",
        "europa.eu",
        "un.org",
        "who.int",
        "hubspot.com",
        "stripe.com",
        "shopify.com",
        "myshopify.com",
        "salesforce.com",
        "orange.com",
        "vodafone.com",
        "bbc.co.uk",
        "lemonde.fr",
        "spiegel.de",
        "elpais.com",
        "acme.co.uk",
        "localhost",
        "gmail.com\nx",
        "gmail.com\t",
        "\n",
        ".",
        "..com",
        "com",
        ""
      })
  void neither_businessDomain(String domain) {
    assertThat(DATA.disposableTier(domain)).isEqualTo(DisposableTier.NONE);
    assertThat(DATA.free(domain)).isFalse();
  }

  /** A listed public suffix would make throw-away addresses of everyone below it. */
  @ParameterizedTest
  @ValueSource(strings = {"disposable.txt", "disposable-reported.txt"})
  void lists_holdNoPublicSuffix(String file) throws IOException {
    var in = ReferenceData.class.getResourceAsStream("/reference/" + file);
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      assertThat(lines.lines())
          .filteredOn(InternetDomainName::isValid)
          .filteredOn(domain -> InternetDomainName.from(domain).isPublicSuffix())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info",
        "INFO",
        "info2",
        "info+web",
        "info-es",
        "sales",
        "sales.de",
        "sales-team",
        "support",
        "no-reply",
        "noreply",
        "no_reply",
        "do-not-reply",
        "contact",
        "contact-us",
        "admin",
        "office",
        "hr",
        "billing",
        "jobs",
        "press",
        "hello",
        "webmaster",
        "postmaster",
        "abuse",
        "contacto",
        "ventas",
        "kontakt",
        "vertrieb",
        "buchhaltung",
        "contato",
        "vendas",
        "comercial",
        "contatti",
        "vendite",
        "amministrazione",
        "accueil",
        "comptabilite",
        "service-client",
        "klantenservice",
        "boekhouding",
        "biuro",
        "sekretariat",
        "bilgi",
        "marketing",
        "team",
        "enquiries",
        "mailer-daemon"
      })
  void role_mailboxOfAFunction(String localPart) {
    assertThat(DATA.role(localPart)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "john",
        "john.smith",
        "jsmith",
        "paris",
        "paris.hilton",
        "sydney",
        "gardner",
        "alexa",
        "job",
        "per",
        "per.olsson",
        "france",
        "women",
        "work",
        "brand",
        "dev",
        "dev.patel",
        "ceo",
        "smith+sales",
        "salesman",
        "infante",
        "marketa",
        "maria.info",
        "officer.jones",
        "it",
        "uk",
        "2024",
        "asdf",
        "",
        "+",
        "grace.church",
        "pastor",
        "sem",
        "chris.sales.smith"
      })
  void role_mailboxOfAPerson(String localPart) {
    assertThat(DATA.role(localPart)).isFalse();
  }
}
