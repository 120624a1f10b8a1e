/**
 * {@code masakari ack}, {@code return} and {@code release}: what an operator says in his own name.
 */
@NullMarked
package org.masakari.cli.declaration;

import org.jspecify.annotations.NullMarked;
