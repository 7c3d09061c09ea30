/**
 * Beside the steps: work that goes on after its request was answered, on whichever node is free.
 */
@NullMarked
package dev.assay.jobs;

import org.jspecify.annotations.NullMarked;
