package dev.assay.http;

import dev.assay.batch.BatchStore;
import dev.assay.batch.LineSealer;
import dev.assay.canonical.Bytes;
import dev.assay.fairness.Fairness;
import dev.assay.jobs.JobRunner;
import dev.assay.jobs.JobStore;

/**
 * What the routes of jobs stand on.
 *
 * @param secret keys the hashes of what is sent
 */
public record Jobs(
    JobStore store,
    JobRunner runner,
    BatchStore lines,
    LineSealer sealer,
    BatchResult result,
    Fairness fairness,
    Bulk bulk,
    Bytes secret) {}
