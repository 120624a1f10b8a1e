/**
 * Corosync's quorum, votes, table (cmap) and links, by its C libraries. A gate and a hint;
 * Pacemaker's view is the truth.
 */
@NullMarked
package org.masakari.corosync;

import org.jspecify.annotations.NullMarked;
