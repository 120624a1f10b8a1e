/** Who is told of failures by HTTP: {@code masakari webhook}. */
@NullMarked
package org.masakari.cli.webhook;

import org.jspecify.annotations.NullMarked;
