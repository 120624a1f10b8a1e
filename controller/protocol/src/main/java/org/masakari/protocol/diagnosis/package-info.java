/** What the doctor and the controllers make of how things stand: one judge for both. */
@NullMarked
package org.masakari.protocol.diagnosis;

import org.jspecify.annotations.NullMarked;
