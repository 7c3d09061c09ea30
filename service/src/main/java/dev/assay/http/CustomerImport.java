package dev.assay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.batch.Columns;
import dev.assay.batch.MalformedException;
import dev.assay.batch.Piece;
import dev.assay.canonical.CanonicalWriter;
import dev.assay.customers.Company;
import dev.assay.customers.Customers;
import dev.assay.customers.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a list of customers, some records at a time; one that is bad fails no other. Used by one
 * thread at a time.
 */
final class CustomerImport {
  private static final int SHOWN = 100;
  private static final String SCHEMA = "/components/schemas/ImportedCustomer";
  private static final String ID = "id";

  private final Customers customers;
  private final UUID tenantId;
  private final CustomerBody body;
  private final Schemas schemas;
  private final List<CanonicalWriter> errors = new ArrayList<>();
  private long failed;
  private long added;

  CustomerImport(Customers customers, UUID tenantId, CustomerBody body, Schemas schemas) {
    this.customers = customers;
    this.tenantId = tenantId;
    this.body = body;
    this.schemas = schemas;
  }

  /**
   * Keeps those of the records that can be. Blocks.
   *
   * @throws MalformedException if there are columns, and none for ids
   */
  void take(@Nullable Columns columns, List<Piece> pieces) {
    if (columns != null) {
      columns.require(ID);
    }
    Map<String, Company> companies = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      try {
        ObjectNode record = BatchLines.lead(columns, piece);
        JsonNode customer =
            columns == null && record.has("traits") ? record : CustomerBody.nested(record);
        if (!customer.has(ID)) {
          throw new Refusal(
              Kind.INVALID_REQUEST, List.of(new Fault("/id", "is missing: your own id of it")));
        }
        List<Fault> faults = schemas.faults(SCHEMA, customer);
        if (!faults.isEmpty()) {
          throw new Refusal(Kind.INVALID_REQUEST, faults);
        }
        String id = CustomerBody.id(customer.path(ID).asText(), "/id");
        companies.put(id, body.company(customer));
      } catch (RuntimeException refused) {
        failed++;
        if (errors.size() < SHOWN) {
          errors.add(BatchLines.error(piece.line(), refused));
        }
      }
    }
    if (!companies.isEmpty()) {
      added += customers.add(tenantId, companies, Origin.IMPORT);
    }
  }

  /** What came of it. */
  CanonicalWriter json(long records) {
    CanonicalWriter out = new CanonicalWriter().beginObject().key("records").value(records);
    out.key("imported").value(records - failed).key("new").value(added);
    out.key("failed").value(failed).key("errors").beginArray();
    errors.forEach(error -> out.embed(error.toBytes()));
    return out.endArray().endObject();
  }
}
