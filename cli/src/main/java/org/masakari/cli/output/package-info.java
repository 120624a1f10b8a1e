/** Documents as tables, JSON, CSV or bare values. */
@NullMarked
package org.masakari.cli.output;

import org.jspecify.annotations.NullMarked;
