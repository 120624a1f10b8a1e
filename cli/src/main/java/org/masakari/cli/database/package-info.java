/** What is stored: {@code masakari db}. */
@NullMarked
package org.masakari.cli.database;

import org.jspecify.annotations.NullMarked;
