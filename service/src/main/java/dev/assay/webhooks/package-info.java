/**
 * Step 9: carries events to where tenants want them. What is owed to each webhook is written with
 * the events' numbers; one node at a time carries it there, signed, and tries again until it has
 * arrived or is given up.
 */
@NullMarked
package dev.assay.webhooks;

import org.jspecify.annotations.NullMarked;
