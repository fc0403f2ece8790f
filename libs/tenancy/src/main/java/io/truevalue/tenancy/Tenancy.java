package io.truevalue.tenancy;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.truevalue.web.log.LogFields;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The principal that the running code acts for. It follows the request across threads. */
public final class Tenancy {
    private Tenancy() {}

    /** The context element that carries a principal, into the log lines too. */
    public record Element(Principal principal) implements ThreadPropagatedContextElement<LogFields> {
        @Override
        public LogFields updateThreadContext() {
            boolean service = principal.type() == Principal.Type.SERVICE;
            OrgId org = principal.org();
            return new LogFields()
                    .put(LogFields.REQUEST, principal.requestId())
                    .put(LogFields.USER, service ? null : principal.id())
                    .put(LogFields.ORGANIZATION, org == null ? null : org.toString());
        }

        @Override
        public void restoreThreadContext(@Nullable LogFields fields) {
            if (fields != null) {
                fields.close();
            }
        }
    }

    /** Who acts; outside a request or a {@link #callAs} that is a programming error. */
    public static Principal current() {
        return find().orElseThrow(() -> new IllegalStateException("nobody acts here: no tenancy in this context"));
    }

    public static Optional<Principal> find() {
        return PropagatedContext.getOrEmpty().find(Element.class).map(Element::principal);
    }

    /** Runs the work as another principal; a transaction begun outside keeps the tenant that it began with. */
    public static <T> T callAs(Principal principal, Supplier<T> work) {
        PropagatedContext context = PropagatedContext.getOrEmpty();
        Optional<Element> before = context.find(Element.class);
        if (before.isPresent()) {
            context = context.minus(before.get());
        }
        return context.plus(new Element(principal)).propagate(work);
    }

    public static void runAs(Principal principal, Runnable work) {
        callAs(principal, () -> {
            work.run();
            return true;
        });
    }
}
