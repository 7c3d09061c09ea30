/** Beside the steps: counts the requests that tenants send in a minute against their plans. */
@NullMarked
package dev.assay.rate;

import org.jspecify.annotations.NullMarked;
