package dev.assay.webhooks;

import dev.assay.canonical.Bytes;
import dev.assay.events.CloudEvent;
import dev.assay.events.Event;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An event as it is sent, signed by every secret that is good at that time. */
record Letter(URI url, Map<String, String> headers, Bytes body) {
  private static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

  static Letter of(URI url, Event.Sent sent, List<SigningSecret> secrets, Instant at) {
    byte[] body = CloudEvent.bytes(sent);
    String id = sent.event().id().toString();
    long timestamp = at.getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", MEDIA_TYPE);
    headers.put("User-Agent", "Assay");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> secret.sign(id, timestamp, body))
            .collect(Collectors.joining(" ")));
    return new Letter(url, headers, Bytes.of(body));
  }
}
