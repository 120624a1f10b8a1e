/** Words that every part of Masakari shares: names and identifiers that travel between them. */
@NullMarked
package org.masakari.protocol;

import org.jspecify.annotations.NullMarked;
