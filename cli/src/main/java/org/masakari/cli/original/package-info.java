/** The management commands of the original Masakari (2015), by their options, on our model. */
@NullMarked
package org.masakari.cli.original;

import org.jspecify.annotations.NullMarked;
