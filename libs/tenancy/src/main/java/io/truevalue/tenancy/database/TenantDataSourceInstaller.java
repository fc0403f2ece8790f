package io.truevalue.tenancy.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Every pool is wrapped as it is made, after the schema is up to date. First of all listeners: the framework's own
 * contextual data source must stand around the tenant's and not the other way round.
 */
@Singleton
final class TenantDataSourceInstaller implements BeanCreatedEventListener<DataSource>, Ordered {
    private final Migrations migrations;

    TenantDataSourceInstaller(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        migrations.run();
        return TenantDataSource.around(event.getBean());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
