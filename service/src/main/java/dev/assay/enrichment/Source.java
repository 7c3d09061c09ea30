package dev.assay.enrichment;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a tenant has companies looked up.
 *
 * @param url with {@code {domain}} in place of the company's domain
 * @param header name of the header that the secret is sent in; empty for none
 * @param secret sent in it; empty for none
 */
public record Source(String url, String header, String secret) {
  /** What stands in the address for the domain. */
  private static final String DOMAIN = "{domain}";

  /** The address for a company. */
  URI of(String domain) {
    return URI.create(url.replace(DOMAIN, URLEncoder.encode(domain, StandardCharsets.UTF_8)));
  }

  /** An address as it may be asked. */
  public URI example() {
    return of("example.com");
  }

  /** The name of whom is asked. */
  public String host() {
    return example().getHost();
  }

  /** Whether an address has a place for the domain behind the host, and is one. */
  public static boolean isAddress(String url) {
    try {
      URI uri = new URI(url.replace(DOMAIN, "example.com"));
      String host = uri.getHost();
      return url.contains(DOMAIN)
          && host != null
          && url.contains(host)
          && !host.contains(DOMAIN)
          && new URI(url.replace(DOMAIN, "other.example")).getHost().equals(host);
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  /** Says where, and not the secret. */
  @Override
  public String toString() {
    return "Source[" + host() + "]";
  }
}
