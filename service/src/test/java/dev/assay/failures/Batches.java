package dev.assay.failures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.GeneratedLeads;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Batches of new leads. */
final class Batches {

  private Batches() {}

  /** NDJSON of leads whose ids are the name and a number. */
  static String of(String name, int leads) {
    Iterator<ObjectNode> generated = GeneratedLeads.of(leads).iterator();
    return IntStream.range(0, leads)
        .mapToObj(number -> generated.next().put("id", name + number).toString())
        .collect(Collectors.joining("\n"));
  }

  /** Begins a job; answers where it is found. */
  static String begin(Caller caller, String name, int leads) {
    HttpResponse<Stream<String>> accepted =
        caller.lines(
            "POST",
            Caller.BATCH,
            BodyPublishers.ofString(of(name, leads)),
            "Content-Type",
            "application/x-ndjson",
            "Prefer",
            "respond-async");
    accepted.body().close();
    return accepted.headers().firstValue("Location").orElseThrow();
  }
}
