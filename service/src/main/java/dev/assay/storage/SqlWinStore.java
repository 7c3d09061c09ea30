package dev.assay.storage;

import dev.assay.audit.AuditEntry;
import dev.assay.customers.Customer;
import dev.assay.customers.Win;
import dev.assay.customers.WinStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Wins in SQL. Those of a tenant come one after the other, as changes of its customers do. */
public final class SqlWinStore implements WinStore {
  private final Database database;

  public SqlWinStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean win(Customer customer, Win win, int most) {
    return database.change(
        handle -> {
          if (SqlCustomerStore.put(handle, customer.tenantId(), List.of(customer), most)
              .isEmpty()) {
            return false;
          }
          handle.execute(
              """
              insert into wins (customer_id, tenant_id, lead, told_by)
              select customer_id, tenant_id, ?, ? from customers
              where tenant_id = ? and external_id = ? on conflict do nothing
              """,
              win.lead(),
              win.toldBy(),
              customer.tenantId(),
              customer.externalId());
          return true;
        });
  }

  @Override
  public List<UUID> lose(UUID tenantId, Win win, Function<UUID, AuditEntry> entry) {
    return database.change(
        handle -> {
          if (of(handle, tenantId, win).isEmpty()) {
            return List.of(); // most retractions: nobody waits for the tenant's customers
          }
          long revision = SqlCustomerStore.raise(handle, tenantId);
          List<UUID> customers = of(handle, tenantId, win);
          handle.execute(
              "delete from wins where tenant_id = ? and lead = ? and told_by = ?",
              tenantId,
              win.lead(),
              win.toldBy());
          List<UUID> removed = new ArrayList<>();
          for (UUID customer : customers) {
            if (isKnownOtherwise(handle, customer)) {
              continue;
            }
            AuditEntry said = entry.apply(customer);
            if (SqlCustomerStore.remove(handle, tenantId, customer, revision, said)) {
              removed.add(customer);
            }
          }
          return removed;
        });
  }

  private static List<UUID> of(Handle handle, UUID tenantId, Win win) {
    return handle
        .select(
            """
            select customer_id from wins where tenant_id = ? and lead = ? and told_by = ?
            order by customer_id
            """,
            tenantId,
            win.lead(),
            win.toldBy())
        .mapTo(UUID.class)
        .list();
  }

  private static boolean isKnownOtherwise(Handle handle, UUID customer) {
    return handle
        .select(
            """
            select 1 from customers c where c.customer_id = ? and (c.origin <> 'outcome'
              or exists (select 1 from wins w where w.customer_id = c.customer_id))
            """,
            customer)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }
}
