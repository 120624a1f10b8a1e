/** Corosync's quorum service, by libquorum. A gate and a hint; Pacemaker's view is the truth. */
@NullMarked
package org.masakari.corosync;

import org.jspecify.annotations.NullMarked;
