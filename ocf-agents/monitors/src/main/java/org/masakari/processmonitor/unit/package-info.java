/** The units of this host, as systemd shows them. */
@NullMarked
package org.masakari.processmonitor.unit;

import org.jspecify.annotations.NullMarked;
