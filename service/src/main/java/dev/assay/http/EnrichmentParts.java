package dev.assay.http;

import dev.assay.enrichment.Enricher;
import dev.assay.enrichment.Sources;
import dev.assay.outside.Reach;

/** What the routes about looking companies up stand on. */
public record EnrichmentParts(Sources sources, Enricher enricher, Reach reach) {}
