/** What is made of the commands themselves: manual pages, completion. */
@NullMarked
package org.masakari.cli.manual;

import org.jspecify.annotations.NullMarked;
