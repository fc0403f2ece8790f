package io.truevalue.tenancy.database;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hands out connections that set the tenant as each transaction begins, and refuse a statement outside one. The setting
 * is local to the transaction: a pooled connection takes nothing from one tenant to the next.
 */
final class TenantDataSource implements InvocationHandler {
    private static final String SET_TENANT = """
            SELECT set_config('app.org_id', ?, true), set_config('app.user_id', ?, true),
                   set_config('app.permissions', ?, true), set_config('app.team_ids', ?, true),
                   set_config('app.policies', ?, true)""";

    private final DataSource target;

    private TenantDataSource(DataSource target) {
        this.target = target;
    }

    static DataSource around(DataSource target) {
        return (DataSource) Proxy.newProxyInstance(
                TenantDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class, AutoCloseable.class},
                new TenantDataSource(target));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result = call(target, method, arguments);
        return result instanceof Connection connection && method.getName().equals("getConnection")
                ? Proxy.newProxyInstance(
                        TenantDataSource.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new TenantConnection(connection))
                : result;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private record TenantConnection(Connection target) implements InvocationHandler {
        @SuppressWarnings("ReferenceEquality") // Two connections are the same only if they are one.
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "prepareStatement", "createStatement", "prepareCall" -> {
                    if (target.getAutoCommit()) {
                        throw new SQLException("a statement outside a transaction has no tenant", "25P01");
                    }
                }
                case "setAutoCommit" -> {
                    boolean begins = target.getAutoCommit() && arguments != null && Boolean.FALSE.equals(arguments[0]);
                    call(target, method, arguments);
                    if (begins) {
                        setTenant(target, Tenancy.find().orElse(null));
                    }
                    return null;
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {}
            }
            return call(target, method, arguments);
        }
    }

    static void setTenant(Connection connection, @Nullable Principal principal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_TENANT)) {
            statement.setString(1, principal == null || principal.org() == null ? "" : "" + principal.org());
            statement.setString(2, principal == null || principal.id() == null ? "" : principal.id());
            statement.setString(3, principal == null ? "" : principal.permissionSetting());
            statement.setString(4, principal == null ? "" : principal.teamSetting());
            statement.setString(5, principal == null ? "" : principal.policySetting());
            statement.execute();
        }
    }
}
