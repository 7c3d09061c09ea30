/**
 * Step 2 for many leads at once: cuts a stream of bytes into records, and reads records as leads;
 * keeps and decides on those of batches that are jobs.
 */
@NullMarked
package dev.assay.batch;

import org.jspecify.annotations.NullMarked;
