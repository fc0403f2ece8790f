@NullMarked
package io.truevalue.cli.http;

import org.jspecify.annotations.NullMarked;
