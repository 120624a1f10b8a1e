/**
 * Pacemaker as seen from a node: the fencer's events by libstonithd, and the truth by {@code
 * crm_mon}. libpacemaker and libcib are not bound: they may abort the process.
 */
@NullMarked
package org.masakari.pacemaker;

import org.jspecify.annotations.NullMarked;
