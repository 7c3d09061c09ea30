/**
 * Beside the steps: whoever is asked or told outside of this service. Where a tenant names a host,
 * it may be none that only this machine can reach; and whoever fails is left alone for a while.
 */
@NullMarked
package dev.assay.outside;

import org.jspecify.annotations.NullMarked;
