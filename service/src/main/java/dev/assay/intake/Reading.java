package dev.assay.intake;

import dev.assay.model.Lead;

/** A lead that was read, and how. */
public record Reading(Lead lead, Detection detection) {}
