@NullMarked
package org.masakari.cli.migration;

import org.jspecify.annotations.NullMarked;
