/** The processes of this host, as /proc shows them. */
@NullMarked
package org.masakari.processmonitor.proc;

import org.jspecify.annotations.NullMarked;
