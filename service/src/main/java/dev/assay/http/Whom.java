package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.intake.Field;
import dev.assay.intake.Reading;
import dev.assay.keys.Lookup;
import java.util.List;

/**
 * The person whom a body names by an address, a telephone number or a lead's id, in the spelling by
 * which decisions are found.
 */
record Whom(Lookup by, String value) {

  /** The body names one, and one only: so says the contract. */
  static Whom of(JsonNode body, Decisions decisions) {
    if (body.has("country") && !body.has("phone")) {
      throw invalid("goes with a phone");
    }
    if (body.has("email")) {
      return new Whom(Lookup.EMAIL, decisions.spelling(Field.EMAIL, body.path("email").asText()));
    }
    return body.has("phone")
        ? new Whom(Lookup.PHONE, phone(body, decisions))
        : new Whom(Lookup.LEAD_ID, body.path("lead_id").asText());
  }

  /** A national number in view of its country. */
  private static String phone(JsonNode body, Decisions decisions) {
    String phone = body.path("phone").asText();
    if (!body.has("country")) {
      return decisions.spelling(Field.PHONE, phone);
    }
    JsonNode country = body.path("country");
    Reading read =
        decisions.read(
            JsonNodeFactory.instance
                .objectNode()
                .put(Field.PHONE.json(), phone)
                .set(Field.COUNTRY.json(), country));
    if (!read.lead().country().known()) {
      throw invalid("is no country that is known");
    }
    return read.detection().normalized().getOrDefault(Field.PHONE, phone);
  }

  private static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID_REQUEST, List.of(new Fault("/country", message)));
  }
}
