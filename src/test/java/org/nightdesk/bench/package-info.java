/** Measures and torments the program from outside: the programs behind {@code bench/}, and their small versions in the test run. */
@NullMarked
package org.nightdesk.bench;

import org.jspecify.annotations.NullMarked;
