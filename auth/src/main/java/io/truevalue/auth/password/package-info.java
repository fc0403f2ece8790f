/** Which passwords are good enough, how they are hashed, and how they change. */
@NullMarked
package io.truevalue.auth.password;

import org.jspecify.annotations.NullMarked;
