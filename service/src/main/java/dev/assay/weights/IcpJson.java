package dev.assay.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.model.Seniority;
import dev.assay.rules.IdealCustomer;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An ideal customer in JSON: {@code {"countries": ["DE"], "employees": {"least": 50, "most": 500},
 * "industries": ["software"], "seniorities": ["director"]}}; what is left out is open.
 */
public final class IcpJson {
  private IcpJson() {}

  /**
   * Reads what fits the contract.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static IdealCustomer read(JsonNode icp) {
    SortedSet<Seniority> seniorities = new TreeSet<>();
    for (String rank : texts(icp.path("seniorities"))) {
      seniorities.add(Seniority.valueOf(rank.toUpperCase(Locale.ROOT)));
    }
    JsonNode employees = icp.path("employees");
    return new IdealCustomer(
        seniorities,
        texts(icp.path("industries")),
        employees.path("least").asInt(),
        employees.path("most").asInt(),
        texts(icp.path("countries")));
  }

  public static void write(IdealCustomer ideal, CanonicalWriter out) {
    out.beginObject();
    texts(out.key("countries"), ideal.countries());
    out.key("employees").beginObject().key("least").value(ideal.leastEmployees());
    out.key("most").value(ideal.mostEmployees()).endObject();
    texts(out.key("industries"), ideal.industries());
    texts(
        out.key("seniorities"),
        ideal.seniorities().stream().map(rank -> rank.name().toLowerCase(Locale.ROOT)).toList());
    out.endObject();
  }

  private static void texts(CanonicalWriter out, Collection<String> texts) {
    out.beginArray();
    texts.forEach(out::value);
    out.endArray();
  }

  private static SortedSet<String> texts(JsonNode list) {
    SortedSet<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
