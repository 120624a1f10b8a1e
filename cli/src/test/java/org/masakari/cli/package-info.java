@NullMarked
package org.masakari.cli;

import org.jspecify.annotations.NullMarked;
