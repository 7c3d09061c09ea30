package dev.assay.intake.reference;

import com.google.common.net.InternetDomainName;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One pinned snapshot of what the intake must know about the world: throw-away and free mail
 * domains, mailboxes of functions, countries in many languages, and how names and words are
 * spelled.
 *
 * <p>Immutable and safe for any number of threads; a lookup takes about a microsecond. {@link
 * #hash()} goes into every decision, so a replay can tell that it reads the same world.
 */
public final class ReferenceData {
  private final String hash;
  private final SortedMap<String, String> versions;
  private final Folding folding;
  private final MailDomains domains;
  private final Roles roles;
  private final Countries countries;
  private final NameModel names;
  private final TextModel text;

  private ReferenceData(Snapshot snapshot) {
    hash = "sha256:" + snapshot.hash();
    versions = versions(snapshot);
    folding = new Folding(snapshot.lines("folding.tsv"));
    domains =
        new MailDomains(
            sorted(snapshot, "disposable.txt"),
            sorted(snapshot, "disposable-reported.txt"),
            sorted(snapshot, "free.txt"));
    roles = new Roles(sorted(snapshot, "roles.txt"));
    countries =
        new Countries(
            folding,
            snapshot.lines("countries.tsv"),
            sorted(snapshot, "country-names.tsv"),
            sorted(snapshot, "languages.tsv"));
    SortedLines known = sorted(snapshot, "names.txt");
    names = new NameModel(folding, known, trigrams(snapshot, "name-model.txt"));
    text = new TextModel(folding, known, trigrams(snapshot, "text-model.txt"));
  }

  /** The snapshot that was released with this version of the product. */
  public static ReferenceData bundled() {
    return new ReferenceData(Snapshot.read(ReferenceData::resource));
  }

  /**
   * A newer snapshot from a folder with the same files, so that lists can change without a release.
   *
   * @throws ReferenceDataException if a file is missing, is not in order or is not what its
   *     manifest says
   */
  public static ReferenceData load(Path folder) {
    return new ReferenceData(Snapshot.read(file -> Files.readAllBytes(folder.resolve(file))));
  }

  /**
   * A snapshot by the text of its files.
   *
   * @throws ReferenceDataException as {@link #load} does
   */
  public static ReferenceData of(Map<String, String> files) {
    return new ReferenceData(
        Snapshot.read(
            file -> {
              String text = files.get(file);
              if (text == null) {
                throw new FileNotFoundException("not there");
              }
              return text.getBytes(StandardCharsets.UTF_8);
            }));
  }

  /** {@code sha256:} and 64 digits: names the manifest, which states the SHA-256 of every file. */
  public String hash() {
    return hash;
  }

  /**
   * Where the data comes from, such as {@code phone -> libphonenumber@9.0.43}; the keys are {@code
   * countries, disposable, free, names, phone, psl, role}.
   */
  public SortedMap<String, String> versions() {
    return versions;
  }

  /** How this snapshot makes spellings comparable. */
  public Folding folding() {
    return folding;
  }

  /**
   * Whether a mail domain, or a domain above it, hands out throw-away addresses; {@code domain} is
   * in ASCII (IDN as xn--).
   */
  public boolean disposable(String domain) {
    return disposableTier(domain) != DisposableTier.NONE;
  }

  public DisposableTier disposableTier(String domain) {
    return domains.disposable(domain);
  }

  /**
   * Whether private people get mailboxes at this very domain, for nothing or from their access
   * provider.
   */
  public boolean free(String domain) {
    return domains.free(domain);
  }

  /**
   * Whether the part before the @ names a function ({@code info, sales, no-reply}) and not a
   * person.
   */
  public boolean role(String localPart) {
    return roles.contains(localPart);
  }

  /** The country meant by an ISO2 or ISO3 code, a name in any listed language or a usual alias. */
  public Optional<Country> country(String text) {
    return countries.byText(text);
  }

  /**
   * The country to assume for a language code that is no country code: {@code EN} gives GB, {@code
   * JA} gives JP. Codes that are both, such as {@code ES}, are countries and give nothing here.
   */
  public Optional<Country> countryOfLanguage(String code) {
    return countries.byLanguage(code);
  }

  public NameModel names() {
    return names;
  }

  public TextModel text() {
    return text;
  }

  private static SortedLines sorted(Snapshot snapshot, String file) {
    return new SortedLines(file, snapshot.file(file));
  }

  private static TrigramModel trigrams(Snapshot snapshot, String file) {
    return new TrigramModel(file, snapshot.lines(file));
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = ReferenceData.class.getResourceAsStream("/reference/" + file)) {
      if (in == null) {
        throw new FileNotFoundException("not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static SortedMap<String, String> versions(Snapshot snapshot) {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put(
        "disposable",
        named(snapshot, "disposable-email-domains-js")
            + "+"
            + named(snapshot, "disposable-domains"));
    versions.put("free", named(snapshot, "email-providers"));
    versions.put("role", named(snapshot, "role-based-email-addresses"));
    versions.put("countries", named(snapshot, "i18n-iso-countries"));
    versions.put("names", named(snapshot, "@faker-js/faker"));
    versions.put(
        "phone",
        Library.named(PhoneNumberUtil.class, "com.googlecode.libphonenumber", "libphonenumber"));
    versions.put("psl", Library.named(InternetDomainName.class, "com.google.guava", "guava"));
    return Collections.unmodifiableSortedMap(versions);
  }

  private static String named(Snapshot snapshot, String source) {
    return source + "@" + snapshot.version(source);
  }
}
