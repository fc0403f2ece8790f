package io.truevalue.tenancy.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Every pool is wrapped as it is made, after the schema is up to date. */
@Singleton
final class TenantDataSourceInstaller implements BeanCreatedEventListener<DataSource> {
    private final Migrations migrations;

    TenantDataSourceInstaller(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        migrations.run();
        return TenantDataSource.around(event.getBean());
    }
}
