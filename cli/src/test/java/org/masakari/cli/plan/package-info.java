@NullMarked
package org.masakari.cli.plan;

import org.jspecify.annotations.NullMarked;
