package dev.assay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Leads of all sorts, the same for the same seed on every JDK. */
public final class GeneratedLeads {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.of(
              "name",
              List.of(
                  "Alex Kim",
                  "Juan Pérez",
                  "Nguyễn Thị Minh Khai",
                  "Szczepan Brzęczyszczykiewicz",
                  "王小明",
                  "Мария Иванова",
                  "xkjhqz",
                  "asdf asdf",
                  "12345",
                  "A",
                  "O'Brien",
                  "محمد علي",
                  "Ng",
                  "test",
                  "  Ada   Lovelace ",
                  "José\u200bda Silva",
                  "\uD83D\uDE00",
                  "Þór Jónsson"),
              "email",
              List.of(
                  "alex@fastgrowth-labs.co",
                  "juan.perez@gmail.com",
                  "info@acme.de",
                  "a@b",
                  "x@mailinator.com",
                  "ASDF123@GMAIL.COM",
                  "maria@münchen.example",
                  "no mail",
                  "sales+eu@shop.co.uk",
                  "@",
                  "ada.lovelace@analytical.engine.org",
                  "o.brien@obrien.ie"),
              "phone",
              List.of(
                  "+44 7700 900123",
                  "+34 612 345 678",
                  "0049 (0)30 1234567",
                  "1111111",
                  "12345",
                  "+1 555 555 5555",
                  "call me",
                  "+49\u00a0170\u00a01234567",
                  "６１２３４５６７８",
                  "1234567890",
                  "+999 123 456",
                  "00"),
              "message",
              List.of(
                  "Hi, looking for more info.",
                  "We need 40 licences before March, could you send a quote to our office?",
                  "Buy cheap backlinks now http://bit.ly/x",
                  "ok",
                  "Queremos contratar el plan anual para 25 usuarios en Madrid.",
                  "Bitte senden Sie uns ein Angebot für 12 Arbeitsplätze.",
                  "asdkj qwlkej zxmcn qwoei",
                  "你好，请发报价给我们公司",
                  "FREE MONEY!!! casino viagra",
                  "Je souhaite un devis pour notre équipe de dix personnes."),
              "source",
              List.of(
                  "google_ads",
                  "LinkedIn",
                  "test",
                  "Newsletter 2026",
                  "Organic Search",
                  "zzz",
                  "facebook",
                  "demo"),
              "country",
              List.of(
                  "UK",
                  "DE",
                  "Deutschland",
                  "ESP",
                  "EN",
                  "Atlantis",
                  "United States",
                  "日本",
                  "NO",
                  "fr"),
              "job_title",
              List.of(
                  "CEO",
                  "Head of Sales",
                  "Werkstudent",
                  "Directora de Marketing",
                  "VP Engineering",
                  "Consultant"),
              "company_size",
              List.of("1-10", "250", "1000+", "many"),
              "website",
              List.of(
                  "https://www.acme.de/x?y=1",
                  "linkedin.com/in/alex",
                  "fastgrowth-labs.co",
                  "not a site",
                  "http://例え.jp")));
  private static final Map<String, List<String>> SPELLINGS =
      Map.of(
          "name", List.of("name", "fullName", "Full-Name", "FULL NAME"),
          "email", List.of("email", "e-mail", "EmailAddress", "E_MAIL"),
          "phone", List.of("phone", "phoneNumber", "Mobile", "telephone"),
          "message", List.of("message", "Body", "comment", "notes"),
          "source", List.of("source", "utm_source", "leadSource"),
          "country", List.of("country", "country_iso", "countryCode"),
          "job_title", List.of("job_title", "jobTitle", "position"),
          "company_size", List.of("company_size", "employees"),
          "website", List.of("website", "homepage"));

  private GeneratedLeads() {}

  public static Stream<ObjectNode> of(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> lead(random));
  }

  /** The same lead with its keys in another order, at every level. */
  public static ObjectNode shuffled(ObjectNode lead, Random random) {
    List<String> keys = new ArrayList<>();
    lead.fieldNames().forEachRemaining(keys::add);
    Collections.shuffle(keys, random);
    ObjectNode other = JSON.createObjectNode();
    for (String key : keys) {
      other.set(
          key, lead.get(key) instanceof ObjectNode inner ? shuffled(inner, random) : lead.get(key));
    }
    return other;
  }

  private static ObjectNode lead(Random random) {
    ObjectNode lead = JSON.createObjectNode();
    int shape = random.nextInt(6);
    ObjectNode target = shape == 0 ? lead.putObject("properties") : lead;
    ArrayNode pairs = shape == 1 ? lead.putArray("fields") : JSON.createArrayNode();
    VALUES.forEach(
        (field, values) -> {
          if (random.nextInt(5) == 0) {
            return;
          }
          String key = one(SPELLINGS.getOrDefault(field, List.of(field)), random);
          String value = one(values, random);
          if (shape == 1) {
            pairs.addObject().put("name", key).put("value", value);
          } else {
            target.put(key, value);
          }
        });
    if (random.nextBoolean()) {
      lead.put("company", "Acme")
          .put("score_hint", random.nextInt(1000))
          .put("vip", random.nextBoolean());
    }
    return lead;
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
