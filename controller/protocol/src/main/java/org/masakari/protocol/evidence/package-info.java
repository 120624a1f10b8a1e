/** What proves that a host is off, and where the proof came from. */
@NullMarked
package org.masakari.protocol.evidence;

import org.jspecify.annotations.NullMarked;
