package io.truevalue.web.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor opaque; null at the end
 * @param total only where {@code count=true} was asked for
 */
public record Page<T>(
        List<T> items,
        @JsonInclude @Nullable String nextCursor,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                extensions =
                        @Extension(
                                properties =
                                        @ExtensionProperty(
                                                name = "x-absent-when-null",
                                                value = "true",
                                                parseValue = true)))
        @Nullable
        Long total) {
    public Page {
        items = List.copyOf(items);
    }

    /** A list that is always whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null, null);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor, total);
    }
}
