package dev.assay.central;

import dev.assay.canonical.CanonicalWriter;
import dev.assay.outcomes.Outcome;
import dev.assay.outside.NoAnswerException;
import dev.assay.outside.RetryAfter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the central in the words of its contract, and sends nothing else. Over TLS it trusts
 * whom the JVM trusts; it follows nobody to another place. Calls block, but never for long.
 */
final class ConfigApi {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI url;
  private final Duration patience;
  private final HttpClient client;

  ConfigApi(URI url) {
    this(url, PATIENCE);
  }

  /** One for tests. */
  ConfigApi(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The weights of an account.
   *
   * @param address of the account, by which the contract names it
   * @param factors that must have a weight
   * @throws NoAnswerException if the central does not say
   */
  Weights weights(String key, String address, Set<String> factors) {
    CanonicalWriter body = new CanonicalWriter().beginObject();
    body.key("api_key").value(key).key("email").value(address).endObject();
    return Weights.read(post("/config", body, null), factors);
  }

  /**
   * Tells what became of a lead.
   *
   * @param lead a name that says nothing to anybody else
   * @throws NoAnswerException if the central did not take it
   */
  void tell(String key, String centralId, String lead, Outcome outcome) {
    CanonicalWriter body = new CanonicalWriter().beginObject();
    if (outcome == Outcome.RETRACTED) {
      body.key("client_id").value(centralId).key("lead_id").value(lead);
      post("/v1/outcomes", body.key("outcome").value(outcome.json()).endObject(), key);
    } else {
      body.key("action").value(outcome.json()).key("api_key").value(key);
      body.key("client_id").value(centralId).key("lead_id").value(lead).endObject();
      post("/feedback", body, null);
    }
  }

  /** Sends and waits. */
  private byte[] post(String path, CanonicalWriter body, @Nullable String headerKey) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body.toBytes()));
    if (headerKey != null) {
      request.header("X-API-Key", headerKey);
    }
    HttpResponse<byte[]> answer = await(client.sendAsync(request.build(), head -> new Limited()));
    int status = answer.statusCode();
    if (status < 200 || status > 299) {
      String pause = answer.headers().firstValue(RetryAfter.HEADER).orElse(null);
      throw new NoAnswerException(status, RetryAfter.read(pause));
    }
    return answer.body();
  }

  private <T> T await(CompletableFuture<T> coming) {
    try {
      return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      coming.cancel(true);
      throw new NoAnswerException("it does not answer in time");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new NoAnswerException("it cannot be reached: " + cause.getClass().getSimpleName());
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoAnswerException("this node is closing");
    }
  }
}
