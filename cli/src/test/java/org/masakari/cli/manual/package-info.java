@NullMarked
package org.masakari.cli.manual;

import org.jspecify.annotations.NullMarked;
