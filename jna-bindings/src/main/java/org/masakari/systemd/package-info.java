/** systemd's service notification, without libsystemd. */
@NullMarked
package org.masakari.systemd;

import org.jspecify.annotations.NullMarked;
