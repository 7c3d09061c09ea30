package dev.assay.workflow;

import dev.assay.audit.AuditEntry;
import dev.assay.events.Event;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lead that a person gives to an owner.
 *
 * @param owner who looks after it from now on
 * @param entry for the trail, given who did before; null for nobody
 * @param event what tells of it, given who did before and who does now
 */
public record Handover(
    UUID tenantId,
    UUID lead,
    String owner,
    Function<@Nullable String, AuditEntry> entry,
    BiFunction<@Nullable String, String, Event> event) {}
