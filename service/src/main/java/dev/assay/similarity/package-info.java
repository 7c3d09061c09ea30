/**
 * Step 2b: says how much a lead's company is like the tenant's customers, by a published formula
 * over traits of companies; a pure function of the lead and the customers.
 */
@NullMarked
package dev.assay.similarity;

import org.jspecify.annotations.NullMarked;
